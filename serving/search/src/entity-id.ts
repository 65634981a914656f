import type { NamedKind } from '@marquee/names';

/** What an entity is the entry of: a title by its id; a person, a genre or a tag by its name. */
export interface EntityKey {
	readonly kind: NamedKind;
	readonly key: string;
}

/** The identifier of an entity: its kind, a colon, its key. */
export const entityIdOf = ({ kind, key }: EntityKey): string => `${kind}:${key}`;

/** The key in an identifier that `entityIdOf` made: all behind the first colon. */
export const keyOfEntity = (entityId: string): string => entityId.slice(entityId.indexOf(':') + 1);
