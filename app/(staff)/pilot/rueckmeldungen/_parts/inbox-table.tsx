"use client";

import { useActionState } from "react";
import { FormShell } from "#components/form/form-shell.tsx";
import { type FormState, untouched } from "#components/form/form-state.ts";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import { textOf, textsOf } from "#lib/sent.ts";
import { bulkAction } from "../actions.ts";

/** A line of the inbox, in words. */
export interface LineWords {
	value: string;
	href: string;
	title: string;
	excerpt: string;
	about: readonly string[];
	ratings: string;
	isUnhappy: boolean;
	when: string;
	status: string;
	marks: readonly { text: string; isUrgent: boolean }[];
	assignee: string;
	topics: readonly string[];
}

export interface InboxTexts {
	caption: string;
	pick: string;
	pickAll: string;
	what: string;
	about: string;
	when: string;
	status: string;
	assignee: string;
	step: string;
	submit: string;
	none: string;
	keys: string;
	groups: readonly {
		name: string;
		options: readonly { value: string; text: string }[];
	}[];
}

/**
 * The list, and what can be done with several of it. A client component only because `useActionState` hands the answer
 * to its page: what was ticked stays ticked when something is wrong.
 */
export function InboxTable({
	lines,
	address,
	mayChange,
	texts,
}: {
	lines: readonly LineWords[];
	/** The list's own filter, to come back to. */
	address: Readonly<Record<string, string>>;
	mayChange: boolean;
	texts: InboxTexts;
}) {
	const [state, action] = useActionState<FormState, FormData>(
		bulkAction,
		untouched({}),
	);
	const picked = textsOf(state.sent, "picked");
	return (
		<FormShell action={action} state={state} className="flex flex-col gap-16">
			{mayChange ? (
				<>
					{Object.entries(address).map(([name, value]) => (
						<input
							key={name}
							type="hidden"
							name={`filter-${name}`}
							value={value}
						/>
					))}
					<div className="inbox-bulk no-print">
						<Select
							name="step"
							label={texts.step}
							value={textOf(state.sent, "step")}
							options={[{ value: "", text: texts.none }]}
							groups={texts.groups}
						/>
						<Button variant="secondary">{texts.submit}</Button>
						<p className="text-small text-muted" data-needs="inbox">
							{texts.keys}
						</p>
					</div>
				</>
			) : null}
			<table className="staff-table inbox-table" data-inbox="">
				<caption className="sr-only">{texts.caption}</caption>
				<thead>
					<tr>
						{mayChange ? (
							<td className="inbox-pick">
								<input
									type="checkbox"
									className="kern-form-check__checkbox"
									data-needs="inbox"
									data-all=""
									aria-label={texts.pickAll}
								/>
							</td>
						) : null}
						<th scope="col">{texts.what}</th>
						<th scope="col">{texts.about}</th>
						<th scope="col">{texts.when}</th>
						<th scope="col">{texts.status}</th>
						<th scope="col">{texts.assignee}</th>
					</tr>
				</thead>
				<tbody>
					{lines.map((line) => (
						<tr key={line.value} data-line="">
							{mayChange ? (
								<td className="inbox-pick">
									<input
										type="checkbox"
										className="kern-form-check__checkbox"
										name="picked"
										value={line.value}
										defaultChecked={picked.includes(line.value)}
										key={String(picked.includes(line.value))}
										aria-label={`${texts.pick} ${line.title}`}
									/>
								</td>
							) : null}
							<th scope="row" className="inbox-what">
								<a href={line.href}>{line.title}</a>
								{line.excerpt ? (
									<p>
										<bdi>{line.excerpt}</bdi>
									</p>
								) : null}
								{line.ratings ? (
									<p
										className={line.isUnhappy ? "inbox-unhappy" : "text-muted"}
									>
										{line.ratings}
									</p>
								) : null}
							</th>
							<td data-label={texts.about}>
								{line.about.map((words) => (
									<p key={words}>{words}</p>
								))}
								{line.topics.length > 0 ? (
									<ul className="inbox-topics">
										{line.topics.map((topic) => (
											<li key={topic}>{topic}</li>
										))}
									</ul>
								) : null}
							</td>
							<td data-label={texts.when} className="sm:whitespace-nowrap">
								{line.when}
							</td>
							<td data-label={texts.status}>
								{line.status}
								{line.marks.map(({ text, isUrgent }) => (
									<p
										key={text}
										className={isUrgent ? "inbox-urgent" : "text-muted"}
									>
										{text}
									</p>
								))}
							</td>
							<td data-label={texts.assignee}>{line.assignee}</td>
						</tr>
					))}
				</tbody>
			</table>
		</FormShell>
	);
}
