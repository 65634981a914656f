export { asOfMoment, viewersAsOf } from './as-of.ts';
export {
	Experiment,
	ExperimentArm,
	ExperimentCell,
	ExperimentDesign,
	ExperimentHoldout,
	ExperimentKind,
	ExperimentStatus,
	Guardrail,
	InterleavedThing,
	interleavedArm,
	Recipe,
} from './experiment.ts';
export {
	ArmOfMetric,
	CounterfactualReading,
	Effect,
	EffectAt,
	ExperimentReading,
	ExperimentVerdict,
	InterleavingReading,
	MetricComparison,
	MetricDefinition,
	MetricReading,
	MetricVerdict,
	PowerAsked,
	PowerPlanned,
	SampleRatioReading,
	SegmentReading,
} from './experiment-reading.ts';
export {
	Evidence,
	Explanation,
	Facet,
	Page,
	PageMade,
	PageRow,
	PlacedTitle,
	Served,
	SkippedStage,
} from './page.ts';
export { FieldProblem, Problem } from './problem.ts';
export { NewProfile, Preferences, Profile } from './profile.ts';
export { Country, closed, Device, Identifier, Locale, Moment, Surface } from './schema.ts';
export {
	Correction,
	FoundBy,
	SearchAnswer,
	SearchIntent,
	SearchResult,
	SearchSuggestions,
	Span,
	UnavailableTitle,
	Understood,
} from './search.ts';
export { Title, TitleCard, Trailer, Window } from './title.ts';
export { type Validated, validatedEvent, validator } from './validation.ts';
export {
	EventReceipt,
	Impression,
	ListAdd,
	ListRemove,
	NotificationOpened,
	NotificationSent,
	Play,
	Progress,
	Rating,
	Stop,
	Thumb,
	TrailerPlay,
	ViewingEvent,
	type ViewingEventKind,
	viewingEventKinds,
} from './viewing-event.ts';
