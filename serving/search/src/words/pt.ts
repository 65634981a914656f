import type { SearchWords } from './search-words.ts';

/** Portuguese, as it is written in Brazil. */
export const pt: SearchWords = {
	called: 'O título que você digitou',
	begins: (query) => `Começa com “${query}”`,
	contains: (query) => `“${query}” está no título`,
	near: (query) => `Parecido com “${query}”`,
	alsoCalled: (name) => `Também se chama “${name}”`,
	withPerson: (person) => `Com ${person}`,
	about: 'Combina com o que você descreveu',
	watchedALot: 'Muito assistido',
	like: (name) => `Parecidos com ${name}`,
	popular: 'Em alta agora',
	decade: (firstYear) => `Anos ${firstYear}`,
	without: (filter) => `Sem o filtro ${filter}`,
	nothingByThatName: (query) => `Nada se chama “${query}”. Isto é o que chega mais perto.`,
	filtersLeaveNothing: (filter) => `Nada do que foi encontrado passa pelo filtro ${filter}.`,
	unavailable: {
		'not-in-service': (name) => `${name} não está neste serviço. Veja algo parecido.`,
		'not-in-country': (name) => `${name} não está disponível no seu país. Veja algo parecido.`,
		'not-now': (name) => `${name} não está disponível no momento. Veja algo parecido.`,
		'not-for-age': (name) => `${name} não é para a idade deste perfil. Veja algo parecido.`,
	},
	searchRests: 'A busca não está respondendo agora. Isto está em alta.',
	nothingHere: 'Nada está disponível aqui no momento.',
};
