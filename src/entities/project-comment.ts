/** What somebody of the conference says of a fiche, for all who see it. Never changed, never about a person. */

import { defineEntity, p } from '@mikro-orm/core';
import { Campaign } from './campaign.ts';
import { uuidKey } from './columns.ts';
import { Organisation } from './organisation.ts';
import { PoecProject } from './poec-project.ts';

const ProjectCommentSchema = defineEntity({
  name: 'ProjectComment',
  tableName: 'project_comment',
  checks: [{ name: 'project_comment_says_something', expression: `btrim(text) <> ''` }],
  properties: {
    id: uuidKey(),
    project: () => p.manyToOne(PoecProject).ref().index(),
    campaign: () => p.manyToOne(Campaign).ref().index(),
    /** Who says it; null on a machine of one's own, where there is no organisation to tell apart. */
    organisation: () => p.manyToOne(Organisation).ref().index().strictNullable().deleteRule('restrict'),
    text: p.text(),
    /** By the clock of the database, the same for all servers: comments are read in this order. */
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
});

/** A comment on a fiche. */
export class ProjectComment extends ProjectCommentSchema.class {}
ProjectCommentSchema.setClass(ProjectComment);
