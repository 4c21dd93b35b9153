"use client";

import { useActionState } from "react";
import { EmailSlip } from "#components/contact/email-slip.tsx";
import { NoScripts, PageFrame } from "#components/page/page.tsx";
import { TabTitle } from "#components/page/tab-title.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { bookingAction } from "../actions.ts";
import type { BookingState, BookingView } from "./booking-state.ts";
import { CheckPart } from "./check-part.tsx";
import { DetailsPart } from "./details-part.tsx";
import { HeldSummary } from "./held-summary.tsx";
import { HoldBar } from "./hold-bar.tsx";
import { MinorPart } from "./minor-part.tsx";
import { noticeKind } from "./notice-kind.ts";
import { ServicesPart } from "./services-part.tsx";
import type { BookingTexts } from "./texts.ts";
import { TimesPart } from "./times-part.tsx";

const FORM = "buchung";

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
 * has to be stored: the page that comes back is this one, filled in. A client component only because
 * `useActionState` is what hands a form's answer to its page; its script is never sent (NoScripts).
 */
export function BookingForm({
	token,
	initial,
	texts,
}: {
	token: string;
	initial: BookingState;
	texts: BookingTexts;
}) {
	const [state, action] = useActionState(bookingAction, initial);
	const view = texts.views[state.view];
	const problems = [
		...state.problems,
		...Object.entries(state.errors).map(([field, code]) => ({
			href: `#${field}`,
			text: texts.errors[code],
		})),
	];
	const asksForEmail = state.view === "check" && state.suggestion !== null;
	// A message above the heading takes the focus instead.
	const isAnswer =
		state !== initial &&
		problems.length === 0 &&
		state.notice === null &&
		!asksForEmail;
	const notice = state.notice && texts.notices[state.notice];
	const parts = { state, texts, form: FORM };
	// The check itself asks whether we may write afterwards.
	const typed = Object.entries(state.values).filter(
		([name]) => name !== "mayAsk" || state.view !== "check",
	);
	return (
		<TabTitle title={view.title}>
			<PageFrame
				aside={state.view === "details" ? <HeldSummary {...parts} /> : null}
			>
				<NoScripts />
				<div className="flex flex-col gap-24">
					{problems.length > 0 ? (
						<ErrorSummary
							title={
								state.view === "minor" && state.forWhom
									? texts.minor[state.forWhom.problemTitle]
									: texts.errorSummary
							}
							problems={problems}
						/>
					) : null}
					{state.notice && notice ? (
						<Alert
							kind={noticeKind[state.notice]}
							title={notice.title}
							role={noticeKind[state.notice] === "success" ? "status" : "alert"}
							autoFocus={problems.length === 0}
						>
							<p>{notice.text}</p>
						</Alert>
					) : null}
					{asksForEmail && state.suggestion ? (
						<EmailSlip
							suggestion={state.suggestion}
							texts={texts}
							form={FORM}
							autoFocus={!notice}
						/>
					) : null}
					<PageHeading title={view.title} step={view.step} isAnswer={isAnswer}>
						{view.lead}
					</PageHeading>
				</div>
				<form
					action={action}
					id={FORM}
					noValidate
					className="flex flex-col gap-32"
				>
					{/* Enter presses the first button: it must be the page's main one. */}
					<button
						type="submit"
						name="intent"
						value={MAIN[state.view]}
						className="sr-only"
						tabIndex={-1}
						aria-hidden="true"
					/>
					<input type="hidden" name="token" value={token} />
					<input type="hidden" name="formular" value={state.confirmKey} />
					<input type="hidden" name="ansicht" value={state.view} />
					<input type="hidden" name="erwartet" value={state.held.value} />
					{state.rightEmail ? (
						<input type="hidden" name="richtig" value={state.rightEmail} />
					) : null}
					<HoldBar held={state.held} texts={texts} />
					{state.view === "details" ? (
						<DetailsPart {...parts} />
					) : (
						typed.map(([name, value]) => (
							<input key={name} type="hidden" name={name} value={value} />
						))
					)}
					{state.view === "check" ? <CheckPart {...parts} /> : null}
					{state.view === "services" ? (
						<ServicesPart
							options={state.options}
							canKeep={state.held.isOpen}
							texts={texts}
						/>
					) : (
						state.chosen.entries.map((entry) => (
							<input key={entry} type="hidden" name="dienst" value={entry} />
						))
					)}
					{state.view === "minor" ? <MinorPart {...parts} /> : null}
					{state.other ? <TimesPart {...parts} /> : null}
				</form>
			</PageFrame>
		</TabTitle>
	);
}
