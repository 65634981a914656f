export { type CurrentTopTen, currentTopTen, rememberedTopTen } from './current.ts';
export { exactTopTens, type TopTenSettings } from './exact.ts';
export { type TopTenPolicy, takenUpPolicy, watchedPolicy } from './policy.ts';
export { type PlacedSnapshot, type TopTenProjection, topTenProjection } from './projection.ts';
export { type Rejected, type Rule, rules } from './rules.ts';
export { topTenHeading, topTenSentence } from './sentence.ts';
export { type StreamingTopTens, streamingTopTens, type TopTenSnapshot } from './streaming.ts';
export type { TopTen, TopTenEntry, TopTens } from './top-ten.ts';
