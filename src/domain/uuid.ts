/** Whether a text has the shape of the ids that we give. */

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * True for a UUID. An id of another shape names nothing that exists, and PostgreSQL refuses even to compare
 * it: whoever looks something up by id asks this first and answers "not found".
 */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
