"use client";

import { useActionState } from "react";
import { useKept } from "#app/(staff)/team/_form/kept-fields.tsx";
import { Pressing } from "#app/(staff)/team/_visit/pressing.tsx";
import { TabSays } from "#components/page/tab-title.tsx";
import { drawTicketAction } from "../actions.ts";
import type { DrawState } from "./answers.ts";

const ROWS = ["1", "2", "3"] as const;

export interface DrawTexts {
	service: string;
	none: string;
	count: string;
	language: string;
	german: string;
	english: string;
	priority: string;
	priorityNone: string;
	priorityPriority: string;
	priorityEmergency: string;
	reason: string;
	override: string;
	button: string;
	drawn: string;
	own: string;
}

/** Service and persons, one press, a number. */
export function DrawForm({
	stationId,
	formKey,
	groups,
	texts,
}: {
	stationId: number;
	formKey: string;
	/** Services by category. */
	groups: readonly {
		name: string;
		options: readonly { value: string; text: string }[];
	}[];
	texts: DrawTexts;
}) {
	const kept = useKept({ station: String(stationId) }, ["anzahl-1"]);
	const [state, action] = useActionState<DrawState, FormData>(
		drawTicketAction,
		{
			key: formKey,
			drawn: null,
			error: "",
			mayOverride: false,
			values: kept?.values ?? {},
		},
	);
	const value = (name: string, first = "") => state.values[name] ?? first;
	return (
		<form action={action} className="flex flex-col gap-16" key={state.key}>
			<input type="hidden" name="station" value={stationId} />
			<input type="hidden" name="schluessel" value={state.key} />
			{kept ? <p role="status">{kept.notice}</p> : null}
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
					</div>
				) : null}
			</div>
			{state.error ? (
				<p role="alert" className="team-error">
					<TabSays />
					{state.error}
				</p>
			) : null}
			{ROWS.map((row) => (
				<div key={row} className="flex flex-wrap gap-8">
					<div className="flex min-w-0 grow basis-[14rem] flex-col gap-4">
						<label htmlFor={`dienst-${row}`} className="text-small font-bold">
							{texts.service} {row}
						</label>
						<select
							id={`dienst-${row}`}
							name={`dienst-${row}`}
							className="team-input"
							defaultValue={value(`dienst-${row}`)}
							key={value(`dienst-${row}`)}
						>
							<option value="">{texts.none}</option>
							{groups.map(({ name, options }) => (
								<optgroup key={name} label={name}>
									{options.map((option) => (
										<option key={option.value} value={option.value}>
											{option.text}
										</option>
									))}
								</optgroup>
							))}
						</select>
					</div>
					<div className="flex flex-col gap-4">
						<label htmlFor={`anzahl-${row}`} className="text-small font-bold">
							{texts.count}
							<span className="sr-only"> {row}</span>
						</label>
						<input
							id={`anzahl-${row}`}
							name={`anzahl-${row}`}
							type="number"
							min={1}
							max={9}
							className="team-input w-64"
							defaultValue={value(`anzahl-${row}`, "1")}
							key={value(`anzahl-${row}`, "1")}
						/>
					</div>
				</div>
			))}
			<div className="flex flex-wrap gap-8">
				<div className="flex flex-col gap-4">
					<label htmlFor="sprache" className="text-small font-bold">
						{texts.language}
					</label>
					<select
						id="sprache"
						name="sprache"
						className="team-input"
						defaultValue={value("sprache", "de")}
						key={value("sprache", "de")}
					>
						<option value="de">{texts.german}</option>
						<option value="en">{texts.english}</option>
					</select>
				</div>
				<div className="flex flex-col gap-4">
					<label htmlFor="vorrang" className="text-small font-bold">
						{texts.priority}
					</label>
					<select
						id="vorrang"
						name="vorrang"
						className="team-input"
						defaultValue={value("vorrang")}
						key={value("vorrang")}
					>
						<option value="">{texts.priorityNone}</option>
						<option value="priority">{texts.priorityPriority}</option>
						<option value="emergency">{texts.priorityEmergency}</option>
					</select>
				</div>
				<div className="flex min-w-0 grow flex-col gap-4">
					<label htmlFor="grund" className="text-small font-bold">
						{texts.reason}
					</label>
					<input
						id="grund"
						name="grund"
						className="team-input"
						defaultValue={value("grund")}
						key={value("grund")}
					/>
				</div>
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
	);
}
