export { describeTrailerPolicy, situations } from './describe-trailer-policy.ts';
export { type TrailerWorld, trailerWorld, type WorldSize } from './trailer-world.ts';
