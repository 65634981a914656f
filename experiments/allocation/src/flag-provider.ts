import type { Clock } from '@marquee/units';
import { type Allocation, allocator, type Reason } from './allocate.ts';
import type { ArmValue, Plan } from './experiment.ts';
import { type Exposure, exposureOf } from './exposures.ts';

/** Who asks, as OpenFeature says it: `targetingKey` is the unit, the rest its attributes. */
export interface FlagContext {
	readonly targetingKey?: string;
	readonly [attribute: string]: unknown;
}

/** An answer as OpenFeature wants it, with our reason beside theirs. */
export interface FlagResolution<Value> {
	readonly value: Value;
	readonly variant?: string;
	/** OpenFeature's: SPLIT, TARGETING_MATCH, DISABLED or DEFAULT. */
	readonly reason: string;
	/** Ours, with the experiment's epoch. */
	readonly flagMetadata: { readonly reason: Reason; readonly epoch: string };
}

/** Why there is no answer, with the code that OpenFeature's kits pass on. */
export class FlagError extends Error {
	override readonly name = 'FlagError';
	readonly code: 'FLAG_NOT_FOUND' | 'TARGETING_KEY_MISSING' | 'TYPE_MISMATCH';

	constructor(code: FlagError['code'], message: string) {
		super(message);
		this.code = code;
	}
}

/** What a provider needs of its surroundings. */
export interface FlagProviderParts {
	/** Asked at each evaluation, so that a changed plan takes effect at once. */
	readonly plan: () => Plan;
	/** Hears of each evaluation that made a unit part of an experiment. */
	readonly onExposure: (exposure: Exposure) => void;
	readonly clock: Clock;
}

/**
 * Experiments as flags for OpenFeature's server kits (`OpenFeature.setProvider`): a flag is an experiment, its value that
 * of the arm, and the default for whoever takes no part. Every answer says why.
 *
 * @throws {FlagError} from evaluations: unknown flag, nobody named, a value of another type. The kit answers the default
 * then, with reason ERROR and the code.
 */
export function flagProvider({ plan, onExposure, clock }: FlagProviderParts) {
	const resolved = <Value>(
		flag: string,
		otherwise: Value,
		{ targetingKey = '', ...attributes }: FlagContext,
		isRight: (value: ArmValue) => boolean,
	): FlagResolution<Value> => {
		const allocate = allocator(plan(), flag);
		if (allocate === undefined) throw new FlagError('FLAG_NOT_FOUND', `there is no flag ${flag}`);
		const allocation = allocate({ unit: targetingKey, attributes });
		const { arm, reason } = allocation;
		if (reason === 'unit-missing')
			throw new FlagError('TARGETING_KEY_MISSING', `${flag} was asked for nobody`);
		if (arm !== undefined && !isRight(arm.value))
			throw new FlagError('TYPE_MISMATCH', `${flag} is ${JSON.stringify(arm.value)}`);
		const exposure = exposureOf(allocation, clock.now());
		if (exposure !== undefined) onExposure(exposure);
		return resolution(allocation, otherwise);
	};
	const ofType = (type: string) => (value: ArmValue) => typeof value === type;
	return {
		metadata: { name: 'marquee' },
		runsOn: 'server',
		resolveBooleanEvaluation: async (flag: string, otherwise: boolean, context: FlagContext) =>
			resolved(flag, otherwise, context, ofType('boolean')),
		resolveStringEvaluation: async (flag: string, otherwise: string, context: FlagContext) =>
			resolved(flag, otherwise, context, ofType('string')),
		resolveNumberEvaluation: async (flag: string, otherwise: number, context: FlagContext) =>
			resolved(flag, otherwise, context, ofType('number')),
		resolveObjectEvaluation: async <Value>(flag: string, otherwise: Value, context: FlagContext) =>
			resolved(flag, otherwise, context, ofType('object')),
	} as const;
}

function resolution<Value>(
	{ arm, reason, epoch }: Allocation,
	otherwise: Value,
): FlagResolution<Value> {
	return {
		value: arm === undefined ? otherwise : (arm.value as Value),
		...(arm === undefined ? {} : { variant: arm.key }),
		reason: openFeatureReason[reason],
		flagMetadata: { reason, epoch },
	};
}

const openFeatureReason: Readonly<Record<Reason, string>> = {
	split: 'SPLIT',
	forced: 'TARGETING_MATCH',
	stopped: 'DISABLED',
	'unit-missing': 'ERROR',
	'audience-mismatch': 'DEFAULT',
	'held-out': 'DEFAULT',
	'other-slot': 'DEFAULT',
	'not-enrolled': 'DEFAULT',
};
