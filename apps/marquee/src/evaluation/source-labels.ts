import type { ImportedHistories, ImportSource } from '@marquee/importers';
import type { Labels } from '@marquee/protocols';

/**
 * What a source says of its titles and profiles beside the events: the language and first country of origin of each
 * title, the country that each profile was last seen in. Only what it says of anybody.
 */
export async function labelsIn(
	source: ImportSource,
	{ profileIds, titleIds, histories }: ImportedHistories,
): Promise<readonly Labels[]> {
	const languages = new Map<string, string>();
	const origins = new Map<string, string>();
	for await (const { titleId, originalLanguage, countries } of source.titles()) {
		if (originalLanguage !== undefined) languages.set(titleId, originalLanguage);
		if (countries?.[0] !== undefined) origins.set(titleId, countries[0]);
	}
	const seenIn = histories.countryIndices.some((index) => index > 0)
		? await countriesOf(source)
		: new Map<string, string>();
	const labelled = [
		['title-language', 'title', titleIds, languages],
		['title-country', 'title', titleIds, origins],
		['country', 'profile', profileIds, seenIn],
	] as const;
	return labelled
		.filter(([, , , known]) => known.size > 0)
		.map(([name, of, ids, known]) => ({ name, of, values: ids.map((id) => known.get(id)) }));
}

/** The country of each profile's newest event that names one. */
async function countriesOf(source: ImportSource): Promise<ReadonlyMap<string, string>> {
	const countries = new Map<string, string>();
	const newest = new Map<string, number>();
	for await (const { profileId, country, happenedAt } of source.events()) {
		if (country === undefined || happenedAt < (newest.get(profileId) ?? -Infinity)) continue;
		newest.set(profileId, happenedAt);
		countries.set(profileId, country);
	}
	return countries;
}
