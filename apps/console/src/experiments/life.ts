import type { Experiment, ExperimentDesign } from '@marquee/contracts';
import { count, counted, setting } from '../words/figures.ts';

/** Something that can be done to an experiment, with what it does. */
export interface Step {
	readonly does: 'start' | 'stop';
	readonly name: string;
	readonly question: string;
	/** What happens, a sentence each. */
	readonly happens: readonly string[];
}

const audienceWords = ({ audience = {} }: ExperimentDesign): string => {
	const parts = Object.entries(audience).map(([by, values]) => `${by} ${values.join(' or ')}`);
	return parts.length === 0 ? '' : ` of ${parts.join(' and ')}`;
};

const layerWords = ({ layer, slots = [] }: ExperimentDesign): string => {
	if (!layer) return '';
	const part = slots.reduce((sum, [from, to]) => sum + to - from, 0);
	return part > 0 && part < 1 ? ` in ${setting(part)} of layer ${layer}` : ` in layer ${layer}`;
};

/** Who takes part, in words: `20 % of members`, `50 % of members of country DE in 40 % of layer home`. */
export const shareWords = (design: ExperimentDesign): string =>
	`${setting(design.share)} of members${audienceWords(design)}${layerWords(design)}`;

/** What can be done to an experiment now; `undefined` where it is over. */
export function nextStep({ status, design }: Experiment): Step | undefined {
	const arms = design.arms.map(({ key }) => key);
	if (status === 'draft')
		return {
			does: 'start',
			name: 'Start',
			question: `Start ${design.key}?`,
			happens: [
				design.kind === 'ab'
					? `Within two seconds ${shareWords(design)} meet one of ${arms.join(', ')}, each always the same.`
					: `Within two seconds the answers to ${shareWords(design)} hold what both ${arms.join(' and ')} choose, drawn in turn. Each costs twice the making.`,
				'From then on arms, recipes, audience and the primary metric stay as they are: changing them would move people. The share may only grow.',
				'Intervals may be read at any time; looking early costs nothing.',
			],
		};
	if (status === 'running')
		return {
			does: 'stop',
			name: 'Stop',
			question: `Stop ${design.key} for good?`,
			happens: [
				'Within two seconds everybody gets what all others get.',
				'It cannot be started again: who met an arm would meet another one. A new attempt needs a new key.',
				'What was logged stays, and can be read; windows that are open go on closing.',
			],
		};
	return undefined;
}

/** What a recipe changes, in phrases; an empty one changes nothing. */
export function recipeWords(recipe: ExperimentDesign['arms'][number]['recipe']): string {
	const changes = [
		recipe.bundle && `bundle ${recipe.bundle.replace(/^sha256:/, '').slice(0, 10)}`,
		recipe.ranker && `ranker ${recipe.ranker}`,
		recipe.policy && `policy ${recipe.policy}`,
		recipe.layout && `layout ${recipe.layout}`,
		recipe.searchWeights && `${recipe.searchWeights} search weights`,
	].filter(Boolean);
	return changes.length === 0 ? 'as everybody has it' : changes.join(', ');
}

/** How many of the members that were planned have come, in words. */
export const plannedWords = (members: number, { plannedMembers }: ExperimentDesign): string =>
	`${count(members)} of ${counted(plannedMembers, 'planned member')}`;
