export { Evidence, Explanation, Page, PageRow, PlacedTitle, SkippedStage } from './page.ts';
export { FieldProblem, Problem } from './problem.ts';
export { NewProfile, Profile } from './profile.ts';
export { Country, closed, Device, Identifier, Locale, Moment, Surface } from './schema.ts';
export { Title } from './title.ts';
export { type Validated, validatedEvent, validator } from './validation.ts';
export {
	EventReceipt,
	Impression,
	ListAdd,
	ListRemove,
	Play,
	Progress,
	Rating,
	Stop,
	Thumb,
	ViewingEvent,
	type ViewingEventKind,
	viewingEventKinds,
} from './viewing-event.ts';
