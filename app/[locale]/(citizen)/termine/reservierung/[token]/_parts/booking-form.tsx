import { EmailSlip } from "#components/contact/email-slip.tsx";
import type { DrawingName } from "#components/easy/drawings.ts";
import { EasyPicture } from "#components/easy/easy-picture.tsx";
import { ActionForm, type FormAction } from "#components/form/action-form.tsx";
import { FormFrame } from "#components/form/form-frame.tsx";
import { problemsOf } from "#components/form/form-state.ts";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { HoldBar } from "#components/hold/hold-bar.tsx";
import { ServicesChoice } from "#components/service/services-choice.tsx";
import { partOf } from "#lib/sent.ts";
import type { BookingState } from "./booking-state.ts";
import { CheckPart } from "./check-part.tsx";
import { DetailsPart } from "./details-part.tsx";
import { HeldSummary } from "./held-summary.tsx";
import { MinorPart } from "./minor-part.tsx";
import type { BookingTexts, BookingView } from "./texts.ts";
import { TimesPart } from "./times-part.tsx";
import { titleOf } from "./title-of.ts";

const FORM = "buchung";

/** What each view is about, in Leichte Sprache. */
const PICTURES: Record<BookingView, DrawingName> = {
	details: "details",
	check: "check",
	times: "time",
	stations: "place",
	services: "service",
	minor: "minor",
};

/** What Enter does. */
const MAIN: Record<BookingView, string> = {
	details: "check",
	check: "confirm",
	times: "day",
	stations: "day",
	services: "apply",
	minor: "answer",
};

/**
 * One form whose buttons say what is meant, so that typed words travel with every press and nothing
 * has to be stored: the page that comes back is this one, filled in.
 */
export function BookingForm({
	action,
	token,
	state,
	isAnswer,
	texts,
}: {
	action: FormAction;
	token: string;
	state: BookingState;
	/** Somebody has pressed one of its buttons. */
	isAnswer: boolean;
	texts: BookingTexts;
}) {
	const { sent, notice, view } = state;
	const words = texts.views[view];
	const { name, bookedBy, email, phone } = texts.fields;
	const order = [name, bookedBy, email, phone].map((field) => field.name);
	const problems = [...state.problems, ...problemsOf(state, order)];
	const asksForEmail = view === "check" && state.suggestion !== null;
	const parts = { state, texts, form: FORM };
	return (
		<FormFrame
			title={titleOf(state, texts)}
			step={words.step}
			picture={<EasyPicture name={PICTURES[view]} locale={texts.locale} />}
			lead={words.lead}
			problems={problems}
			errorSummary={
				view === "minor" && state.forWhom
					? texts.minor[state.forWhom.problemTitle]
					: texts.errorSummary
			}
			notice={notice}
			question={
				asksForEmail && state.suggestion ? (
					<EmailSlip
						suggestion={state.suggestion}
						texts={texts}
						form={FORM}
						autoFocus={!notice}
					/>
				) : null
			}
			// A message above the heading takes the focus instead.
			isAnswer={
				isAnswer && problems.length === 0 && notice === null && !asksForEmail
			}
			aside={view === "details" ? <HeldSummary {...parts} /> : null}
			still
		>
			<ActionForm action={action} id={FORM} className="flex flex-col gap-32">
				{/* Enter presses the first button: it must be the page's main one. */}
				<button
					type="submit"
					name="intent"
					value={MAIN[view]}
					className="sr-only"
					tabIndex={-1}
					aria-hidden="true"
				/>
				<HiddenFields
					fields={{
						token,
						...state.travels,
						// The check itself asks whether we may write afterwards.
						...(view === "details"
							? {}
							: partOf(sent, (name) => name !== "mayAsk" || view !== "check")),
					}}
				/>
				<HoldBar held={state.held} texts={texts} />
				{view === "details" ? <DetailsPart {...parts} /> : null}
				{view === "check" ? <CheckPart {...parts} /> : null}
				{view === "services" ? (
					<ServicesChoice
						options={state.options}
						canKeep={state.held.isOpen}
						texts={texts}
					/>
				) : null}
				{view === "minor" ? <MinorPart {...parts} /> : null}
				{state.other ? <TimesPart {...parts} /> : null}
			</ActionForm>
		</FormFrame>
	);
}
