import { type NamedEntity, namedKinds } from './name-search.ts';

/** The entity. @throws {RangeError} where it is none that an index takes: what its identifier, weight or kind is. */
export function validated(entity: NamedEntity): NamedEntity {
	const { entityId, weight, kind } = entity;
	if (!entityId.isWellFormed() || entityId.includes('\0'))
		// not every store takes a NUL
		throw new RangeError(`an identifier is well-formed text, got ${JSON.stringify(entityId)}`);
	if (!(weight >= 0 && weight <= 1))
		throw new RangeError(`the weight of ${entityId} is between 0 and 1, got ${weight}`);
	if (!namedKinds.includes(kind))
		throw new RangeError(`${entityId} is of a kind of ${namedKinds.join(', ')}, got ${kind}`);
	return entity;
}
