"use client";

import { type ReactNode, useActionState } from "react";
import { TabSays } from "#components/page/tab-title.tsx";
import type { Values } from "#components/staff/staff-form-state.ts";
import { StaffNotice } from "#components/staff/staff-notice.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { CheckTick } from "#components/ui/check-group.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { CALENDAR_PREVIEW_PATH } from "#lib/paths/planning.ts";
import { Blocks } from "../_frame/form-block.tsx";
import {
	ALL,
	CANCEL_REASON,
	KEY,
	SPECIAL_DAY,
	VERSION,
	wayField,
} from "../_review/impact-fields.ts";
import { ReviewPart } from "../_review/review-part.tsx";
import { planRosterAction } from "../actions.ts";
import type { Block } from "./roster-form-state.ts";
import type { RosterFormTexts } from "./roster-form-texts.ts";

/** What a press of a button said: it is over. */
const PRESSED = ["intent", "speichern", ALL];
/** What the impact's part of the form shows itself. */
const isOfImpact = (name: string) =>
	name === VERSION || name === CANCEL_REASON || name.startsWith(wayField(""));

/**
 * Every change of the roster: filled in, then shown with what it would do, then saved. What was typed stays on all ways.
 * A client component only because `useActionState` hands the answer to its page; it works without a script.
 */
export function RosterForm({
	blocks,
	values,
	cancel,
	removable = false,
	texts,
	before,
}: {
	blocks: readonly Block[];
	/** As the fields begin, those that are not shown among them. */
	values: Values;
	/** Where whoever has changed their mind goes. */
	cancel: string;
	/** An opening that can be deleted. */
	removable?: boolean;
	texts: RosterFormTexts;
	/** Between what went wrong and the fields. */
	before?: ReactNode;
}) {
	const [state, act] = useActionState(planRosterAction, {
		values,
		errors: {},
		notice: null,
		asksSpecialDay: false,
		review: null,
	});
	const { review, errors, notice } = state;
	const asks = state.asksSpecialDay && !review;
	const problems = Object.entries(errors).map(([name, text]) => ({
		href: `#${name}`,
		text,
	}));
	const failed = problems.length > 0 || notice?.kind === "danger";
	const shown = review ? [] : [...namesOf(blocks), asks ? SPECIAL_DAY : ""];
	const sent = Object.entries(state.values).filter(
		([name]) => !PRESSED.includes(name),
	);
	const hidden = sent.filter(
		([name]) => !shown.includes(name) && !(review && isOfImpact(name)),
	);
	return (
		<div className={`roster-form ${review ? "roster-wide" : ""}`}>
			{review && !failed ? <TabSays what={texts.reviewTitle} /> : null}
			<form action={act} noValidate className="flex flex-col gap-24">
				{problems.length > 0 ? (
					<ErrorSummary title={texts.errorSummary} problems={problems} />
				) : null}
				<StaffNotice notice={notice} />
				{asks ? (
					<div className="flex flex-col gap-4">
						<CheckTick
							name={SPECIAL_DAY}
							id={SPECIAL_DAY}
							label={texts.specialDay}
							checked={(state.values[SPECIAL_DAY] ?? []).length > 0}
						/>
						<p className="text-small text-muted">{texts.specialDayHint}</p>
					</div>
				) : null}
				{review ? null : before}
				<HiddenFields fields={hidden} />
				{review ? (
					<ReviewPart
						review={review}
						error={errors[CANCEL_REASON]}
						texts={texts}
					/>
				) : (
					<>
						<Blocks blocks={blocks} state={state} />
						<div className="flex flex-wrap gap-16">
							<Button name="intent" value="check">
								{texts.check}
							</Button>
							<ButtonLink variant="secondary" href={cancel}>
								{texts.cancel}
							</ButtonLink>
							{removable ? (
								<Button variant="secondary" name="intent" value="remove">
									{texts.remove}
								</Button>
							) : null}
						</div>
					</>
				)}
			</form>
			{review ? (
				// A form of its own: it leads to a page that shows, and changes nothing.
				<form
					action={CALENDAR_PREVIEW_PATH}
					target="_blank"
					className="flex flex-col gap-8 border-t border-line pt-16"
					rel="noopener"
				>
					<HiddenFields
						fields={sent.filter(([name]) => !isOfImpact(name) && name !== KEY)}
					/>
					<p>{texts.previewHint}</p>
					<Button variant="secondary" className="self-start">
						{texts.preview}
					</Button>
				</form>
			) : null}
		</div>
	);
}

function HiddenFields({
	fields,
}: {
	fields: readonly (readonly [string, readonly string[]])[];
}) {
	return fields.flatMap(([name, values]) =>
		values.map((value) => (
			<input key={`${name} ${value}`} type="hidden" name={name} value={value} />
		)),
	);
}

function namesOf(blocks: readonly Block[]): string[] {
	return blocks.flatMap((block) => {
		if (block.type === "group") return namesOf(block.blocks);
		const more =
			block.type === "choice"
				? block.options.flatMap(({ blocks = [] }) => namesOf(blocks))
				: [];
		return [block.name, ...more];
	});
}
