/** A colour as people see it: lightness 0–1, chroma 0–0.4, hue in degrees. */
interface Oklch {
	readonly lightness: number;
	readonly chroma: number;
	readonly hue: number;
}

/**
 * The colour turned by some degrees of hue, as light as before.
 * @paper Ottosson: A perceptual color space for image processing. 2020.
 */
export function turned(hex: string, degrees: number): string {
	const { lightness, chroma, hue } = oklchOf(hex);
	return hexOf({ lightness, chroma, hue: hue + degrees });
}

/** How far two colours stand apart for the eye, 1 to 21 (WCAG 2 contrast ratio). */
export function contrast(one: string, other: string): number {
	const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
	return (high! + 0.05) / (low! + 0.05);
}

const channels = (hex: string): number[] =>
	[1, 3, 5].map((at) => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255));

const linear = (value: number): number =>
	value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

const encoded = (value: number): number =>
	value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;

function luminance(hex: string): number {
	const [r, g, b] = channels(hex);
	return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function oklchOf(hex: string): Oklch {
	const [r, g, b] = channels(hex) as [number, number, number];
	const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
	const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
	const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
	const greenRed = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
	const blueYellow = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
	return {
		lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
		chroma: Math.hypot(greenRed, blueYellow),
		hue: (Math.atan2(blueYellow, greenRed) * 180) / Math.PI,
	};
}

function hexOf({ lightness, chroma, hue }: Oklch): string {
	const a = chroma * Math.cos((hue * Math.PI) / 180);
	const b = chroma * Math.sin((hue * Math.PI) / 180);
	const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
	const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
	const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
	const rgb = [
		4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
		-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
		-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
	];
	return `#${rgb.map(byteOf).join('')}`;
}

/** Out of gamut is cut off: a turn of a few degrees leaves it only slightly. */
const byteOf = (value: number): string =>
	Math.round(255 * encoded(Math.min(1, Math.max(0, value))))
		.toString(16)
		.padStart(2, '0');
