export { type Offer, type OfferedNames, offerNames } from './offered-names.ts';
export { type Reach, reachNames } from './reached-names.ts';
export { type ShardedNames, type ShardedNamesParts, shardedNames } from './sharded-names.ts';
