export { describeRecommender } from './recommender-contract.ts';
