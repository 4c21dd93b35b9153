"use client";

import { useEffect } from "react";

/** The network went while a button was on its way, or the server failed: nobody knows what has been done. */
export default function TeamError({ reset }: { reset: () => void }) {
	useEffect(() => {
		document.title = "Fehler – Bürgertermin Duisburg";
	}, []);
	return (
		<main id="inhalt" tabIndex={-1} className="team-main">
			<h1 className="kern-heading-large">Das hat nicht geklappt</h1>
			<p>
				Vielleicht ist die Verbindung unterbrochen. Laden Sie die Seite neu, und
				sehen Sie nach, ob Ihr letzter Schritt angekommen ist.
			</p>
			<p>
				<button type="button" className="team-button" onClick={reset}>
					Noch einmal versuchen
				</button>{" "}
				<a href="/team" className="team-button">
					Neu laden
				</a>
			</p>
		</main>
	);
}
