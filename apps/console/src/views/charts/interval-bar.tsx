import type { IntervalPicture } from '../../experiments/interval-picture.ts';

const per = (share: number): string => `${(share * 100).toFixed(2)}%`;

/** An interval as a bar over the line of no effect; the words beside it say the same. */
export function IntervalBar({ picture, isQuiet }: { picture: IntervalPicture; isQuiet?: boolean }) {
	const { low, high, estimate, zero, margin, goesOn, tone } = picture;
	return (
		<svg className={`interval ${tone}${isQuiet ? ' quiet' : ''}`} aria-hidden="true">
			{margin !== undefined && (
				<line className="margin" x1={per(margin)} x2={per(margin)} y1="0" y2="100%" />
			)}
			<line className="zero" x1={per(zero)} x2={per(zero)} y1="0" y2="100%" />
			<line className="range" x1={per(low)} x2={per(high)} y1="50%" y2="50%" />
			{!goesOn.low && <line className="end" x1={per(low)} x2={per(low)} y1="25%" y2="75%" />}
			{!goesOn.high && <line className="end" x1={per(high)} x2={per(high)} y1="25%" y2="75%" />}
			<circle className="estimate" cx={per(estimate)} cy="50%" r="4" />
		</svg>
	);
}
