export { describeTasteModel } from './describe-taste-model.ts';
export { linearModel, linearModelWithCosine } from './linear-model.ts';
