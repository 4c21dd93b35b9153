"use client";

import { useActionState } from "react";
import { Pressing } from "#app/(staff)/team/_visit/pressing.tsx";
import { TabSays } from "#components/page/tab-title.tsx";
import { searchAction } from "../actions.ts";
import type { SearchState } from "./search-state.ts";

const FIRST: SearchState = {
	text: "",
	past: false,
	page: 0,
	error: null,
	hits: null,
	hasMore: false,
};

export interface SearchTexts {
	label: string;
	hint: string;
	past: string;
	button: string;
	none: string;
	/** Where there is one at least. */
	found: string;
	more: string;
	back: string;
	errors: Record<NonNullable<SearchState["error"]>, string>;
	columns: Record<
		"when" | "name" | "services" | "station" | "numbers" | "status",
		string
	>;
}

/** Across days and stations, by whatever somebody says of themselves. */
export function SearchForm({ texts }: { texts: SearchTexts }) {
	const [state, action] = useActionState(searchAction, FIRST);
	return (
		<div className="flex flex-col gap-24">
			<search>
				<form action={action} className="flex flex-col gap-8">
					<label htmlFor="suche" className="font-bold">
						{texts.label}
					</label>
					<p id="suche-hilfe" className="text-small text-muted">
						{texts.hint}
					</p>
					<div className="flex flex-wrap items-center gap-8">
						<input
							id="suche"
							name="suche"
							type="search"
							// biome-ignore lint/a11y/noAutofocus: who comes by its single key types at once
							autoFocus={state.hits === null}
							className="team-input grow"
							autoComplete="off"
							defaultValue={state.text}
							key={state.text}
							aria-describedby="suche-hilfe suche-antwort"
						/>
						<Pressing className="kern-btn kern-btn--primary">
							<span className="kern-label">{texts.button}</span>
						</Pressing>
					</div>
					<label className="team-tick">
						<input
							type="checkbox"
							name="frueher"
							value="1"
							defaultChecked={state.past}
							key={String(state.past)}
						/>
						{texts.past}
					</label>
				</form>
			</search>
			{state.error ? <TabSays /> : null}
			<p id="suche-antwort" role="status" className="font-bold">
				{state.error
					? texts.errors[state.error]
					: state.hits === null
						? ""
						: state.hits.length === 0
							? texts.none
							: texts.found}
			</p>
			{state.hits && state.hits.length > 0 ? (
				<Hits hits={state.hits} columns={texts.columns} />
			) : null}
			{state.page > 0 || state.hasMore ? (
				<form action={action} className="flex gap-8">
					<input type="hidden" name="suche" value={state.text} />
					{state.past ? <input type="hidden" name="frueher" value="1" /> : null}
					{state.page > 0 ? (
						<Pressing
							className="team-button"
							name="seite"
							value={state.page - 1}
						>
							{texts.back}
						</Pressing>
					) : null}
					{state.hasMore ? (
						<Pressing
							className="team-button"
							name="seite"
							value={state.page + 1}
						>
							{texts.more}
						</Pressing>
					) : null}
				</form>
			) : null}
		</div>
	);
}

function Hits({
	hits,
	columns,
}: {
	hits: NonNullable<SearchState["hits"]>;
	columns: SearchTexts["columns"];
}) {
	return (
		<table className="team-table">
			<thead>
				<tr>
					{(
						[
							"when",
							"name",
							"services",
							"station",
							"numbers",
							"status",
						] as const
					).map((column) => (
						<th key={column} scope="col">
							{columns[column]}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{hits.map((hit) => (
					<tr key={hit.id}>
						<td data-label={columns.when}>{hit.when}</td>
						<th scope="row" data-label={columns.name}>
							{hit.href ? <a href={hit.href}>{hit.name}</a> : hit.name}
							{hit.contact ? (
								<span className="block text-small font-normal text-muted">
									{hit.contact}
								</span>
							) : null}
						</th>
						<td data-label={columns.services}>{hit.services}</td>
						<td data-label={columns.station}>{hit.station}</td>
						<td data-label={columns.numbers}>{hit.numbers}</td>
						<td data-label={columns.status}>{hit.status}</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
