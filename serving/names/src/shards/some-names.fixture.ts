import type { NamedEntity } from '../name-search.ts';

/** Names of works and people that many know, and more that are like them. */
export const someNames: readonly NamedEntity[] = [
	...[
		'The Godfather',
		'Stalker',
		'Spirited Away',
		'City of God',
		'Amélie',
		'Le Samouraï',
		'Das Boot',
		'Подкидыш',
		'Ran',
		'M',
	].map((text, place) => ({
		entityId: `title:${text}`,
		kind: 'title' as const,
		names: [{ text }],
		weight: 1 - place / 20,
	})),
	...Array.from({ length: 200 }, (_, place) => ({
		entityId: `title:part-${place}`,
		kind: 'title' as const,
		names: [{ text: `City of ${['Stone', 'Light', 'Rain', 'Glass'][place % 4]} ${place}` }],
		weight: place / 400,
	})),
	{ entityId: 'person:1', kind: 'person', names: [{ text: 'Akira Kurosawa' }], weight: 0.9 },
];
