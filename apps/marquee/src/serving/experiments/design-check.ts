import { readPlan } from '@marquee/allocation';
import { type ExperimentDesign, interleavedArm } from '@marquee/contracts';
import { designMalformed } from './experiment-failures.ts';
import { writtenOf } from './plan-of-running.ts';
import { fieldsElsewhere } from './touched.ts';

/** What is known of a profile when it asks, and so can be what an audience is chosen by. */
export const audienceAttributes = ['country', 'device', 'locale'] as const;

/**
 * Refuses a design that its schema lets through and that contradicts itself.
 *
 * @throws {Failure} `experiment-malformed` with the field.
 */
export function checkDesign(design: ExperimentDesign, metrics?: ReadonlySet<string>): void {
	checkKey(design);
	checkSlots(design);
	readPlan([writtenOf(design)], design.key);
	checkArms(design);
	checkKind(design);
	if (design.kind === 'ab') checkWeights(design);
	for (const attribute of Object.keys(design.audience ?? {}))
		if (!(audienceAttributes as readonly string[]).includes(attribute))
			throw designMalformed(
				`${design.key}.audience.${attribute}`,
				`${attribute} is not known of a profile when it asks`,
				`Choose an audience by ${audienceAttributes.join(', ')}.`,
			);
	if (metrics !== undefined) checkMetrics(design, metrics);
}

/** Addresses below /v1/experiments that are no experiment. */
const takenKeys: ReadonlySet<string> = new Set(['power']);

function checkKey({ key }: ExperimentDesign): void {
	if (!takenKeys.has(key)) return;
	throw designMalformed(
		`${key}.key`,
		`/v1/experiments/${key} is an address of its own`,
		'Choose another key.',
	);
}

function checkSlots({ key, layer, slots }: ExperimentDesign): void {
	if (slots === undefined || layer !== undefined) return;
	throw designMalformed(
		`${key}.slots`,
		'slots are parts of a layer, and no layer is named',
		'Name the layer too, or leave the slots out.',
	);
}

/** Without weight in the control, or in all others, there is nothing to compare. */
function checkWeights({ key, arms }: ExperimentDesign): void {
	const [control, ...others] = arms.map(({ weight = 1 }) => weight);
	const all = control! + others.reduce((sum, weight) => sum + weight, 0);
	if (!Number.isFinite(all))
		throw designMalformed(
			`${key}.arms`,
			'their weights are too large to add up',
			'Weights are relative to each other: 1 and 1, or 9 and 1.',
		);
	if (control! > 0 && others.some((weight) => weight > 0)) return;
	throw designMalformed(
		`${key}.arms`,
		control! > 0 ? 'only the control has weight' : 'the first arm is the control and has no weight',
		'Give weight to the control and to another arm.',
	);
}

function checkArms({ key, arms }: ExperimentDesign): void {
	for (const [i, arm] of arms.entries()) {
		const where = `${key}.arms[${i}].key`;
		if (arm.key === interleavedArm)
			throw designMalformed(where, `no arm can be called ${arm.key}`, 'Choose another key for it.');
		if (arms.findIndex((other) => other.key === arm.key) < i)
			throw designMalformed(where, `two arms are called ${arm.key}`, 'Choose another key for one.');
	}
}

function checkKind(design: ExperimentDesign): void {
	const { key, kind, interleaves, arms } = design;
	const where = `${key}.interleaves`;
	if (kind === 'ab') {
		if (interleaves === undefined) return;
		throw designMalformed(
			where,
			'an A/B experiment interleaves nothing',
			'Leave it out, or make the kind interleaving.',
		);
	}
	if (interleaves === undefined)
		throw designMalformed(where, 'it is missing', 'Say titles, rows or search.');
	if (arms.length !== 2)
		throw designMalformed(
			`${key}.arms`,
			`there are ${arms.length}`,
			'Two rankings are drawn from in turn: name two arms.',
		);
	const elsewhere = fieldsElsewhere(design, interleaves === 'search' ? 'search' : 'pages');
	if (elsewhere.length > 0)
		throw designMalformed(
			`${key}.arms`,
			`${elsewhere.join(' and ')} changes no ${interleaves}`,
			'Leave it out, or interleave what it changes.',
		);
}

function checkMetrics(
	{ key, primary, guardrails, secondary }: ExperimentDesign,
	metrics: ReadonlySet<string>,
): void {
	const named = [primary, ...guardrails.map(({ metric }) => metric), ...secondary];
	const unknown = named.filter((metric) => !metrics.has(metric));
	if (unknown.length > 0)
		throw designMalformed(
			`${key}: its metrics`,
			`nobody measures ${unknown.join(', ')}`,
			`Use some of ${[...metrics].join(', ')}.`,
		);
	const twice = named.filter((metric, i) => named.indexOf(metric) < i);
	if (twice.length > 0)
		throw designMalformed(
			`${key}: its metrics`,
			`${[...new Set(twice)].join(', ')} is named twice, and a metric has one role`,
			'Name it once: as the primary, as a guardrail or as a secondary metric.',
		);
}
