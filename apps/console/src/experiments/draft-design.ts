import type {
	ExperimentDesign,
	ExperimentStatus,
	Guardrail,
	InterleavedThing,
	Recipe,
} from '@marquee/contracts';
import { isIdentifier } from '@marquee/units';

/** An arm while it is typed. */
export interface DraftArm {
	readonly key: string;
	readonly weight: string;
	readonly bundle: string;
	readonly ranker: string;
	readonly policy: string;
	readonly layout: string;
	readonly searchWeights: '' | 'policy' | 'learnt';
}

/** A guardrail while it is typed. */
export interface DraftGuardrail {
	readonly metric: string;
	readonly margin: string;
}

/** An experiment while it is typed: everything is text until it is asked for. */
export interface DraftDesign {
	readonly key: string;
	readonly kind: ExperimentDesign['kind'];
	readonly interleaves: InterleavedThing;
	readonly hypothesis: string;
	readonly layer: string;
	/** `0..0.5, 0.75..1`. */
	readonly slots: string;
	/** In per cent. */
	readonly share: string;
	readonly arms: readonly DraftArm[];
	/** A line each: `country: DE, AT`. */
	readonly audience: string;
	/** A line each: `profile: arm`. */
	readonly forced: string;
	readonly primary: string;
	readonly guardrails: readonly DraftGuardrail[];
	readonly secondary: readonly string[];
	readonly plannedMembers: string;
	readonly alpha: string;
}

/** What is wrong with a field, by the field. */
export type Faults = Readonly<Partial<Record<keyof DraftDesign, string>>>;

/** An arm of which nothing was typed yet. */
export const emptyArm = (key: string): DraftArm => ({
	key,
	weight: '1',
	bundle: '',
	ranker: '',
	policy: '',
	layout: '',
	searchWeights: '',
});

/** The empty form, with what the plan already says. */
export const emptyDraft = (known: Partial<DraftDesign> = {}): DraftDesign => ({
	key: '',
	kind: 'ab',
	interleaves: 'rows',
	hypothesis: '',
	layer: '',
	slots: '',
	share: '50',
	arms: [emptyArm('control'), emptyArm('treatment')],
	audience: '',
	forced: '',
	primary: '',
	guardrails: [],
	secondary: [],
	plannedMembers: '',
	alpha: '0.05',
	...known,
});

/** A design as the form shows it. */
export function draftOf(design: ExperimentDesign): DraftDesign {
	const { key, kind, hypothesis, share, primary, secondary, plannedMembers } = design;
	return {
		key,
		kind,
		hypothesis,
		primary,
		secondary,
		interleaves: design.interleaves ?? 'rows',
		layer: design.layer ?? '',
		slots: (design.slots ?? []).map(([from, to]) => `${from}..${to}`).join(', '),
		share: String(Number((share * 100).toPrecision(12))),
		arms: design.arms.map(({ key: arm, weight = 1, recipe }) => ({
			...emptyArm(arm),
			weight: String(weight),
			...recipe,
		})),
		audience: lines(
			Object.entries(design.audience ?? {}).map(([by, values]) => `${by}: ${values.join(', ')}`),
		),
		forced: lines(Object.entries(design.forced ?? {}).map(([who, arm]) => `${who}: ${arm}`)),
		guardrails: design.guardrails.map(({ metric, margin }) => ({ metric, margin: String(margin) })),
		plannedMembers: String(plannedMembers),
		alpha: String(design.alpha ?? 0.05),
	};
}

const lines = (some: readonly string[]): string => some.join('\n');

/** The design that was typed, or what is wrong with it. */
export function designOf(
	draft: DraftDesign,
): { readonly design: ExperimentDesign } | { readonly faults: Faults } {
	const faults = faultsOf(draft);
	if (Object.keys(faults).length > 0) return { faults };
	const audience = pairsOf(draft.audience).map(([by, values]) => [by, wordsOf(values)] as const);
	const forced = pairsOf(draft.forced);
	const slots = slotsOf(draft.slots);
	return {
		design: {
			key: draft.key.trim(),
			kind: draft.kind,
			...(draft.kind === 'interleaving' && { interleaves: draft.interleaves }),
			hypothesis: draft.hypothesis.trim(),
			...(draft.layer.trim() !== '' && { layer: draft.layer.trim() }),
			...(slots.length > 0 && { slots }),
			share: Number((Number(draft.share) / 100).toPrecision(12)),
			arms: draft.arms.map(armOf),
			...(audience.length > 0 && { audience: Object.fromEntries(audience) }),
			...(forced.length > 0 && { forced: Object.fromEntries(forced) }),
			primary: draft.primary,
			guardrails: draft.guardrails.map(
				({ metric, margin }): Guardrail => ({ metric, margin: Number(margin) }),
			),
			secondary: [...draft.secondary],
			plannedMembers: Number(draft.plannedMembers),
			...(Number(draft.alpha) !== 0.05 && { alpha: Number(draft.alpha) }),
		},
	};
}

function armOf({ key, weight, ...recipe }: DraftArm): ExperimentDesign['arms'][number] {
	const said = Object.entries(recipe)
		.map(([name, value]) => [name, value.trim()] as const)
		.filter(([, value]) => value !== '');
	return {
		key: key.trim(),
		...(Number(weight) !== 1 && { weight: Number(weight) }),
		recipe: Object.fromEntries(said) as Recipe,
	};
}

/** Everything that the service would refuse and that can be seen here already. */
export function faultsOf(draft: DraftDesign): Faults {
	const faults: { -readonly [Field in keyof Faults]: Faults[Field] } = {};
	const refuse = (field: keyof DraftDesign, isWrong: boolean, why: string) => {
		if (isWrong) faults[field] ??= why;
	};
	refuse('key', !isIdentifier(draft.key.trim()), 'Letters, digits and - _ . : @, without spaces.');
	refuse('hypothesis', draft.hypothesis.trim() === '', 'Say what should become better, and why.');
	refuse('share', !isBetween(draft.share, 0, 100), 'From 0 to 100 per cent.');
	refuse('layer', draft.layer.trim() !== '' && !isIdentifier(draft.layer.trim()), 'A plain name.');
	refuse('slots', !areSlots(draft.slots), 'Parts of 0 to 1, as 0..0.5, 0.75..1.');
	refuse('primary', draft.primary === '', 'One metric decides.');
	refuse(
		'guardrails',
		draft.guardrails.some(({ metric, margin }) => metric === '' || !isBetween(margin, 0, Infinity)),
		'Each needs a metric and a margin from 0 up.',
	);
	refuse(
		'plannedMembers',
		!(Number.isInteger(Number(draft.plannedMembers)) && Number(draft.plannedMembers) >= 2),
		'A whole number from 2 up; the plan above says how many it takes.',
	);
	refuse('alpha', !isBetween(draft.alpha, 1e-9, 0.5), 'Above 0 and at most 0.5.');
	refuseLists(draft, refuse);
	return faults;
}

function refuseLists(
	{ arms, audience, forced, kind }: DraftDesign,
	refuse: (field: keyof DraftDesign, isWrong: boolean, why: string) => void,
): void {
	const keys = arms.map(({ key }) => key.trim());
	refuse('arms', !keys.every(isIdentifier), 'Each arm needs a plain name.');
	refuse('arms', new Set(keys).size < keys.length, 'Each arm needs a name of its own.');
	refuse(
		'arms',
		arms.some(({ weight }) => !isBetween(weight, 0, Infinity)),
		'Weights are numbers from 0 up.',
	);
	refuse('arms', kind === 'interleaving' && arms.length !== 2, 'Interleaving draws from two arms.');
	refuse('audience', pairsOf(audience).some(isHalf), 'A line each, as country: DE, AT.');
	refuse('forced', pairsOf(forced).some(isHalf), 'A line each, as profile: arm.');
	refuse(
		'forced',
		pairsOf(forced).some(([, arm]) => !keys.includes(arm)),
		'Each line ends with an arm of this experiment.',
	);
}

const isHalf = ([name, value]: readonly [string, string]): boolean => name === '' || value === '';

const isBetween = (text: string, low: number, high: number): boolean =>
	text.trim() !== '' && Number(text) >= low && Number(text) <= high && Number(text) !== Infinity;

const wordsOf = (text: string): string[] =>
	text
		.split(',')
		.map((word) => word.trim())
		.filter((word) => word !== '');

/** Lines of a name and what stands for it. A name may hold colons of its own: the last one parts. */
function pairsOf(text: string): readonly (readonly [string, string])[] {
	return text
		.split('\n')
		.filter((line) => line.trim() !== '')
		.map((line) => {
			const at = line.lastIndexOf(':');
			return at === -1
				? ([line.trim(), ''] as const)
				: ([line.slice(0, at).trim(), line.slice(at + 1).trim()] as const);
		});
}

const slotsOf = (text: string): [number, number][] =>
	wordsOf(text).map((part) => {
		const [from = Number.NaN, to = Number.NaN] = part.split('..').map(Number);
		return [from, to];
	});

const areSlots = (text: string): boolean =>
	slotsOf(text).every(([from, to]) => from >= 0 && from < to && to <= 1);

/** What a running experiment may still change: nothing that would move people. */
export const changeable: readonly (keyof DraftDesign)[] = [
	'share',
	'guardrails',
	'secondary',
	'hypothesis',
	'plannedMembers',
];

/** Why a field cannot be changed; `undefined` where it can. */
export function lockedBy(
	field: keyof DraftDesign,
	status: ExperimentStatus | undefined,
): string | undefined {
	if (status === 'stopped') return 'It is over.';
	if (status === 'running' && !changeable.includes(field))
		return 'It runs: changing this would move people.';
	return field === 'key' && status === 'draft' ? 'A key is for ever.' : undefined;
}

/** Why a share may not become this one: one that shrinks would take people out. */
export const shareFault = (
	share: string,
	before: number | undefined,
	status: ExperimentStatus | undefined,
): string | undefined =>
	status === 'running' && before !== undefined && Number(share) / 100 < before - 1e-12
		? 'It runs: its share may only grow.'
		: undefined;
