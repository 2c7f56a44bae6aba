/** The migrations, oldest first: listed, so that a compiled build runs the same ones as the sources. */

import { Migration20261121000000_initial } from './Migration20261121000000_initial.ts';
import { Migration20261122002306_rules_of_the_field } from './Migration20261122002306_rules_of_the_field.ts';
import { Migration20261122022500_announced_changes } from './Migration20261122022500_announced_changes.ts';
import { Migration20261122022639_durable_runs } from './Migration20261122022639_durable_runs.ts';
import { Migration20261122023838_organisations_and_tokens } from './Migration20261122023838_organisations_and_tokens.ts';
import { Migration20261122025532_signing_in } from './Migration20261122025532_signing_in.ts';
import { Migration20261122030555_scenario_hand } from './Migration20261122030555_scenario_hand.ts';
import { Migration20261122032935_audit } from './Migration20261122032935_audit.ts';
import { Migration20261122053356_run_request } from './Migration20261122053356_run_request.ts';
import { Migration20261122054515_scenario_versions } from './Migration20261122054515_scenario_versions.ts';
import { Migration20261122055613_durable_imports } from './Migration20261122055613_durable_imports.ts';
import { Migration20261122060351_organisation_end } from './Migration20261122060351_organisation_end.ts';
import { Migration20261122063700_import_kinds } from './Migration20261122063700_import_kinds.ts';
import { Migration20261122065323_regions_of_organisations } from './Migration20261122065323_regions_of_organisations.ts';
import { Migration20261122070028_import_as_checked } from './Migration20261122070028_import_as_checked.ts';
import { Migration20261122084847_project_comments } from './Migration20261122084847_project_comments.ts';
import { Migration20261122091117_project_judgements } from './Migration20261122091117_project_judgements.ts';
import { Migration20261122093100_simulations } from './Migration20261122093100_simulations.ts';
import { Migration20261122093916_publications } from './Migration20261122093916_publications.ts';
import { Migration20261122094112_agency_versions } from './Migration20261122094112_agency_versions.ts';

export const migrations = [
  Migration20261121000000_initial,
  Migration20261122002306_rules_of_the_field,
  Migration20261122022500_announced_changes,
  Migration20261122022639_durable_runs,
  Migration20261122023838_organisations_and_tokens,
  Migration20261122025532_signing_in,
  Migration20261122030555_scenario_hand,
  Migration20261122032935_audit,
  Migration20261122053356_run_request,
  Migration20261122054515_scenario_versions,
  Migration20261122055613_durable_imports,
  Migration20261122060351_organisation_end,
  Migration20261122063700_import_kinds,
  Migration20261122065323_regions_of_organisations,
  Migration20261122070028_import_as_checked,
  Migration20261122084847_project_comments,
  Migration20261122091117_project_judgements,
  Migration20261122093100_simulations,
  Migration20261122093916_publications,
  Migration20261122094112_agency_versions,
];
