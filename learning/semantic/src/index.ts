export { type CoWatchSettings, coWatchSpace } from './co-watch-space.ts';
export type { SemanticFailureCode } from './errors.ts';
export { combined, type Near, nearestRows, type VectorRows, type WeightedVector } from './near.ts';
export { type OnnxSentences, type OnnxSentencesParts, onnxSentences } from './onnx-sentences.ts';
export { type Fused, type Ranking, reciprocalRankFusion } from './reciprocal-rank-fusion.ts';
export { type Expected, readSemantics, writeSemantics } from './semantic-file.ts';
export { type SemanticModel, type Semantics, semanticsOf } from './semantics.ts';
export { type SentenceEmbedding, sentencesOf } from './sentence-embedding.ts';
export { type SemanticsParts, type SemanticsSettings, trainSemantics } from './train-semantics.ts';
