"use client";

import "#app/_styles/team.css";
import { useListening } from "#components/page/use-listening.ts";
import { team } from "#lib/paths/staff.ts";
// A file of its own: everything an error page says goes to the browser.
import words from "#messages/de/team-error.json" with { type: "json" };

/** The network went while a button was on its way, or the server failed: nobody knows what has been done. */
export default function TeamError({ reset }: { reset: () => void }) {
	useListening("again");
	return (
		<main id="inhalt" tabIndex={-1} className="team-main">
			<h1 className="kern-heading-large">{words.title}</h1>
			<p>{words.text}</p>
			<div className="flex flex-wrap gap-8">
				<button
					type="button"
					className="team-button"
					data-needs="again"
					onClick={reset}
				>
					{words.again}
				</button>
				<a href={team.today()} className="team-button">
					{words.reload}
				</a>
			</div>
		</main>
	);
}
