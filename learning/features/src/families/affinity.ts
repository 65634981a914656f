import { type Feature, within } from '../feature.ts';
import { peopleBits } from '../viewer-facts.ts';

/** How the title suits what the profile did before. */
export const affinityFeatures: readonly Feature[] = [
	{
		name: 'genre-affinity',
		meaning: "the mean of the profile's liking of the title's genres; 0 unknown",
		unit: "share of the profile's strongest liking",
		range: [-1, 1],
		origin: 'facts',
		of:
			({ facts: { genres, genreOffsets }, viewer: { genres: liking } }) =>
			(title) => {
				const [from, to] = [genreOffsets[title]!, genreOffsets[title + 1]!];
				let sum = 0;
				for (let at = from; at < to; at++) sum += liking[genres[at]!]!;
				return to === from ? 0 : sum / (to - from);
			},
	},
	{
		name: 'people-affinity',
		meaning: 'what the profile thinks of other titles of the same people; 0 none known',
		unit: 'natural logarithm of titles liked and one, negative where disliked',
		range: [-6, 6],
		origin: 'facts',
		of:
			({ facts: { people, peopleOffsets }, viewer: { people: liking, peopleMet } }) =>
			(title) => {
				const end = peopleOffsets[title + 1]!;
				let sum = 0;
				for (let at = peopleOffsets[title]!; at < end; at++) {
					const person = people[at]!;
					if (peopleMet[person & peopleBits] === 1) sum += liking.get(person) ?? 0;
				}
				if (sum === 0) return 0;
				return within(-6, Math.sign(sum) * Math.log1p(Math.abs(sum)), 6);
			},
	},
	{
		name: 'language-match',
		meaning: "the share of the profile's titles that are in the title's language; 0 unknown",
		unit: 'share',
		range: [0, 1],
		origin: 'facts',
		of:
			({ facts: { languages }, viewer: { languages: share } }) =>
			(title) =>
				share[languages[title]!]!,
	},
	{
		name: 'decade-affinity',
		meaning:
			"the share of the profile's titles from the title's decade, from the ones beside at half; 0 unknown",
		unit: 'share',
		range: [0, 1],
		origin: 'facts',
		of:
			({ facts: { decades }, viewer: { decades: share } }) =>
			(title) => {
				const decade = decades[title]!;
				return decade < 0 ? 0 : within(0, share[decade]!, 1);
			},
	},
	{
		name: 'runtime-misfit',
		meaning: 'how far the runtime is from what the profile takes up at this time of day; 0 unknown',
		unit: 'natural logarithm of the ratio, either way',
		range: [0, 4],
		origin: 'facts',
		of:
			({ facts: { logRuntimes }, viewer: { usualLogRuntime } }) =>
			(title) => {
				const distance = Math.abs(logRuntimes[title]! - usualLogRuntime);
				return Number.isNaN(distance) ? 0 : Math.min(4, distance);
			},
	},
];
