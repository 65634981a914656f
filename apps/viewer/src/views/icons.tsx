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
	left: <path d="M14.500 5l-7 7 7 7" />,
	right: <path d="M9.500 5l7 7-7 7" />,
	search: (
		<path d="M10.500 4a6.500 6.500 0 1 1 0 13 6.500 6.500 0 0 1 0-13zM15.300 15.300L20.500 20.500" />
	),
	why: (
		<path d="M9 9.200a3 3 0 1 1 4.300 2.700c-.9.5-1.300 1-1.300 2.100M12 17.200v.1M12 2.800a9.200 9.200 0 1 1 0 18.400 9.200 9.200 0 0 1 0-18.400z" />
	),
} as const;

/** One sign, as large as the text beside it asks for. */
export function Icon({ name }: { name: keyof typeof drawings }) {
	return (
		<svg
			className="icon"
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
