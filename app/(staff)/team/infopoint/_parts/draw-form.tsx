"use client";

import { useActionState } from "react";
import { CompactField } from "#app/(staff)/team/_form/compact-field.tsx";
import {
	KeptLine,
	Problem,
	problemOf,
} from "#app/(staff)/team/_form/compact-form.tsx";
import { WISH_ROWS, WishRow } from "#app/(staff)/team/_form/wish-row.tsx";
import { Pressing } from "#app/(staff)/team/_visit/pressing.tsx";
import {
	type HandPrinter,
	PrintAgain,
	type PrintTexts,
} from "#app/(staff)/team/_visit/print-again.tsx";
import {
	type Option,
	type OptionGroup,
	untouched,
} from "#components/form/form-state.ts";
import { useKept } from "#components/form/kept.tsx";
import { PRIORITIES, type Priority } from "#lib/queue/queue.ts";
import { textOf } from "#lib/sent.ts";
import { drawTicketAction } from "../actions.ts";
import type { DrawState } from "./answers.ts";

export interface DrawTexts {
	service: string;
	none: string;
	count: string;
	language: string;
	languages: readonly Option[];
	consent: string;
	priority: string;
	priorityNone: string;
	priorities: Record<Priority, string>;
	reason: string;
	override: string;
	button: string;
	drawn: string;
	own: string;
	print: PrintTexts;
	printer: string;
	later: string;
}

/** Service and persons, one press, a number. */
export function DrawForm({
	stationId,
	formKey,
	groups,
	printers,
	texts,
}: {
	stationId: number;
	formKey: string;
	/** Services by category. */
	groups: readonly OptionGroup[];
	/** Of the house. */
	printers: readonly HandPrinter[];
	texts: DrawTexts;
}) {
	const kept = useKept({ station: String(stationId) }, ["anzahl-1"]);
	const [state, action] = useActionState<DrawState, FormData>(
		drawTicketAction,
		{
			...untouched(kept?.sent ?? {}),
			key: formKey,
			drawn: null,
			mayOverride: false,
		},
	);
	const { sent } = state;
	const counters = printers.filter(({ atCounter }) => atCounter);
	return (
		<>
			<div role="status">
				{state.drawn ? (
					<div className="team-answer bg-success-background">
						<p>
							{texts.drawn}{" "}
							<strong className="team-ticket">{state.drawn.ticket}</strong>
						</p>
						<p>
							{state.drawn.wait}{" "}
							<a href={state.drawn.link} target="_blank" rel="noreferrer">
								{texts.own}
							</a>
						</p>
						{state.drawn.walk ? <p>{state.drawn.walk}</p> : null}
						{state.drawn.slip ? <p>{state.drawn.slip}</p> : null}
					</div>
				) : null}
			</div>
			{state.drawn ? (
				<PrintAgain
					visitId={state.drawn.visitId}
					page="infopoint"
					press={formKey}
					printers={printers}
					isFirst={state.drawn.printed === "none"}
					texts={texts.print}
				/>
			) : null}
			<form action={action} className="flex flex-col gap-16" key={state.key}>
				<input type="hidden" name="station" value={stationId} />
				<input type="hidden" name="schluessel" value={state.key} />
				<KeptLine kept={kept} />
				<Problem text={problemOf(state)} />
				{WISH_ROWS.map((row) => (
					<WishRow
						key={row}
						row={row}
						number={row}
						label={`${texts.service} ${row}`}
						countLabel={texts.count}
						none={texts.none}
						groups={groups}
						service={textOf(sent, `dienst-${row}`)}
						count={textOf(sent, `anzahl-${row}`) || "1"}
						className="basis-[14rem]"
					/>
				))}
				<div className="flex flex-wrap gap-8">
					<CompactField
						id="sprache"
						field={{
							type: "list",
							name: "sprache",
							label: texts.language,
							options: texts.languages,
						}}
						sent={{ sprache: ["de"], ...sent }}
					/>
					{counters.length > 1 ? (
						<CompactField
							id="bondrucker"
							field={{
								type: "list",
								name: "bondrucker",
								label: texts.printer,
								options: [
									{ value: "", text: texts.later },
									...counters.map(({ id, name }) => ({
										value: String(id),
										text: name,
									})),
								],
							}}
							sent={sent}
						/>
					) : null}
					<CompactField
						id="vorrang"
						field={{
							type: "list",
							name: "vorrang",
							label: texts.priority,
							options: [
								{ value: "", text: texts.priorityNone },
								...PRIORITIES.map((value) => ({
									value,
									text: texts.priorities[value],
								})),
							],
						}}
						sent={sent}
					/>
					<CompactField
						id="grund"
						field={{ type: "text", name: "grund", label: texts.reason }}
						sent={sent}
						className="min-w-0 grow"
					/>
				</div>
				<div className="team-needs-language">
					<CompactField
						id="showsLanguage"
						field={{
							type: "tick",
							name: "showsLanguage",
							label: texts.consent,
						}}
						sent={sent}
					/>
				</div>
				<div className="flex flex-wrap items-center gap-16">
					<Pressing className="kern-btn kern-btn--primary">
						<span className="kern-label">{texts.button}</span>
					</Pressing>
					{state.mayOverride ? (
						<label className="team-tick">
							<input type="checkbox" name="trotzdem" value="1" />
							{texts.override}
						</label>
					) : null}
				</div>
			</form>
		</>
	);
}
