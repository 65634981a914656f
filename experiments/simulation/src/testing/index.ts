export { ratingsOf2013, simulatedRatings, type Watched } from './ratings-of-2013.ts';
export { type Shape, shapeOf } from './shape-of.ts';
