import type { Arm, ArmValue, Experiment } from './experiment.ts';
import { Fields, planMalformed, rangeOf } from './plan-fields.ts';
import { armRanges } from './ranges.ts';

/** Reads an experiment as the README describes it. Each purpose has its own salt unless the file names one. */
export function readExperiment(value: unknown, where: string): Experiment {
	const fields = new Fields(value, where);
	fields.only(
		'key',
		'status',
		'layer',
		'slots',
		'share',
		'arms',
		'salts',
		'audience',
		'forced',
		'why',
	);
	const key = fields.text('key');
	const salts = fields.object('salts');
	salts.only('enrolment', 'arm');
	const salted = (purpose: 'enrolment' | 'arm') =>
		({ text: salts.text(purpose, `${purpose}/${key}/`), version: 2 }) as const;
	const arms = armsOf(fields);
	return {
		key,
		running: isRunning(fields),
		...(fields.has('layer', 'slots') ? { layer: layerOf(fields) } : {}),
		enrolment: { salt: salted('enrolment'), share: fields.share('share', 1) },
		arms,
		armSalt: salted('arm'),
		audience: audienceOf(fields.object('audience'), where),
		forced: forcedOf(fields.object('forced'), arms, where),
	};
}

function isRunning(fields: Fields): boolean {
	const status = fields.text('status', 'running');
	if (status === 'running' || status === 'stopped' || status === 'draft')
		return status === 'running';
	throw planMalformed(fields.place('status'), `${status} is not draft, running or stopped`);
}

function layerOf(fields: Fields): NonNullable<Experiment['layer']> {
	const key = fields.text('layer');
	const slots = fields
		.list('slots')
		.map((slot, i) => rangeOf(slot, `${fields.place('slots')}[${i}]`));
	if (slots.length === 0)
		throw planMalformed(fields.place('slots'), 'no slots of the layer are given');
	return { key, salt: { text: `layer/${key}/`, version: 2 }, slots };
}

/** Arms in proportion to their weights, in the order of the file, over all buckets. */
function armsOf(fields: Fields): readonly Arm[] {
	const written = fields
		.list('arms')
		.map((arm, i) => armFields(arm, `${fields.place('arms')}[${i}]`));
	const keys = written.map((arm) => arm.text('key'));
	if (written.length === 0) throw planMalformed(fields.place('arms'), 'there are no arms');
	if (new Set(keys).size < keys.length)
		throw planMalformed(fields.place('arms'), `two arms have the same key: ${keys.join(', ')}`);
	const weights = written.map((arm) => weightOf(arm));
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	const ranges = armRanges(weights.map((weight) => weight / total));
	if (!(total > 0)) throw planMalformed(fields.place('arms'), 'no arm has weight');
	return written.map((arm, i) => ({
		key: keys[i]!,
		buckets: ranges[i]!,
		value: (arm.at('value') ?? keys[i]) as ArmValue,
	}));
}

function armFields(value: unknown, where: string): Fields {
	const fields = new Fields(typeof value === 'string' ? { key: value } : value, where);
	fields.only('key', 'weight', 'value');
	return fields;
}

function weightOf(arm: Fields): number {
	const weight = arm.at('weight') ?? 1;
	if (typeof weight === 'number' && weight >= 0 && weight < Infinity) return weight;
	throw planMalformed(arm.place('weight'), `${JSON.stringify(weight)} is no weight`);
}

const audienceOf = (fields: Fields, where: string): Experiment['audience'] =>
	new Map(
		fields.entries().map(([attribute, values]) => {
			if (!Array.isArray(values) || values.length === 0)
				throw planMalformed(`${where}.audience.${attribute}`, 'a list of values is wanted');
			return [attribute, new Set(values.map(String))] as const;
		}),
	);

const forcedOf = (fields: Fields, arms: readonly Arm[], where: string): Experiment['forced'] =>
	new Map(
		fields.entries().map(([unit, arm]) => {
			if (!arms.some(({ key }) => key === arm))
				throw planMalformed(`${where}.forced.${unit}`, `there is no arm ${JSON.stringify(arm)}`);
			return [unit, arm as string] as const;
		}),
	);
