export { linearModel, linearModelWithCosine } from './linear-model.ts';
