import type { Effect, MetricReading } from '@marquee/contracts';

const significant = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
const signed = new Intl.NumberFormat('en', {
	maximumSignificantDigits: 3,
	signDisplay: 'exceptZero',
});
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** 12,345 */
export const countWords = (count: number): string => whole.format(count);

/** 0.31 hours a member; of a share 1.2 percentage points. */
export const amountWords = (amount: number, unit: string): string =>
	isShare(unit)
		? `${significant.format(amount * 100)} percentage points`
		: `${significant.format(amount)} ${unit}`;

/** +4.2 % */
export const percentWords = (share: number): string => `${signed.format(share * 100)} %`;

/** Parts of a whole are told in points of a hundred. */
const isShare = (unit: string): boolean => unit.startsWith('share of') || unit.startsWith('of all');

/** 0.31 hours a member more (+4.2 %, somewhere from +1.1 % to +7.3 %) */
export function effectWords(
	{ unit }: Pick<MetricReading, 'unit'>,
	effect: Effect,
	relative: Effect | null,
): string {
	const direction = effect.estimate < 0 ? 'less' : 'more';
	const amount = `${amountWords(Math.abs(effect.estimate), unit)} ${direction}`;
	if (relative !== null && relative.low !== null && relative.high !== null)
		return `${amount} (${percentWords(relative.estimate)}, somewhere from ${percentWords(relative.low)} to ${percentWords(relative.high)})`;
	if (effect.low === null || effect.high === null) return amount;
	return `${amount} (somewhere from ${signedAmount(effect.low, unit)} to ${signedAmount(effect.high, unit)})`;
}

/** +0.31 hours a member */
export const signedAmount = (amount: number, unit: string): string =>
	`${amount > 0 ? '+' : ''}${amountWords(amount, unit)}`;
