/** The signs on buttons, drawn on a 24 grid; their meaning is always also in words. */
const drawings = {
	play: <path d="M7 4.5v15l12.5-7.5z" fill="currentColor" stroke="none" />,
	pause: <path d="M7 5h3.4v14H7zM13.6 5H17v14h-3.4z" fill="currentColor" stroke="none" />,
	up: (
		<path d="M7 10.5v9H3.5v-9zM7 10.5l4.2-7c1.5 0 2.5 1.1 2.2 2.6l-.7 3.4h5.6c1.3 0 2.2 1.2 1.9 2.4l-1.5 5.9c-.3 1-1.2 1.7-2.2 1.7H7" />
	),
	down: (
		<path d="M17 13.5v-9h3.5v9zM17 13.5l-4.2 7c-1.5 0-2.5-1.1-2.2-2.6l.7-3.4H5.700c-1.300 0-2.200-1.200-1.900-2.400l1.500-5.900c.300-1 1.200-1.700 2.200-1.700H17" />
	),
	add: <path d="M12 5v14M5 12h14" />,
	added: <path d="M4.500 12.500l5 5 10-11" />,
	close: <path d="M6 6l12 12M18 6L6 18" />,
	back: <path d="M10.500 5l-7 7 7 7M4 12h16.500" />,
	start: <path d="M14.500 5l-7 7 7 7" />,
	end: <path d="M9.500 5l7 7-7 7" />,
	search: (
		<path d="M10.500 4a6.500 6.500 0 1 1 0 13 6.500 6.500 0 0 1 0-13zM15.300 15.300L20.500 20.500" />
	),
	why: (
		<path d="M9 9.200a3 3 0 1 1 4.300 2.700c-.9.5-1.300 1-1.300 2.100M12 17.200v.1M12 2.800a9.200 9.200 0 1 1 0 18.400 9.200 9.200 0 0 1 0-18.400z" />
	),
	home: <path d="M3.500 11L12 3.800 20.500 11M6 9.500V20h4.500v-5.500h3V20H18V9.500" />,
	browse: (
		<path d="M4 4.500h6.500V11H4zM13.500 4.500H20V11h-6.500zM4 14h6.500v6.500H4zM13.500 14H20v6.500h-6.500z" />
	),
	'top-10': (
		<path d="M4.500 20.500V13H9v7.500M9.700 20.500v-16h4.600v16M15 20.500V9.500h4.500v11M3 20.500h18" />
	),
	'my-list': <path d="M6 3.500h12v17l-6-4.600-6 4.600z" />,
	'continue-watching': (
		<path d="M12 7.500V12l3.200 2M4.500 8.500A8.500 8.500 0 1 1 3.500 12M4.200 3.800v4.900h4.900" />
	),
	trailer: <path d="M3.500 5.500h17v13h-17zM10 9v6l5-3z" />,
	settings: (
		<path d="M12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM12 3v2.200M12 18.800V21M3 12h2.200M18.800 12H21M5.600 5.600l1.600 1.600M16.800 16.800l1.600 1.600M5.600 18.400l1.600-1.600M16.800 7.200l1.600-1.600" />
	),
} as const;

/** Signs that point onwards or back: where lines begin at the right they point the other way. */
const pointing: readonly string[] = ['back', 'start', 'end'];

/** One sign, as large as the text beside it asks for. */
export function Icon({ name }: { name: keyof typeof drawings }) {
	return (
		<svg
			className={pointing.includes(name) ? 'icon icon-pointing' : 'icon'}
			viewBox="0 0 24 24"
			fill="none"
			stroke="currentColor"
			strokeWidth="2"
			strokeLinecap="round"
			strokeLinejoin="round"
			aria-hidden="true"
			focusable="false"
		>
			{drawings[name]}
		</svg>
	);
}
