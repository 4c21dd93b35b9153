"use client";

import { useEffect, useRef, useState } from "react";
import { useListening } from "#components/page/use-listening.ts";
import { TWICE_MILLISECONDS } from "./twice.ts";

const STORED = "team-kurztasten";

interface ShortcutTexts {
	button: string;
	title: string;
	lead: string;
	switch: string;
	close: string;
	keys: readonly { key: string; text: string }[];
}

/**
 * Single keys press what carries `data-shortcut`. Only while nothing is being typed, once however long a key is held or how
 * often it bounces, and switchable off, since speech input would press them by accident (WCAG 2.1.4). The list opens with "?" or its button.
 */
export function Shortcuts({ texts }: { texts: ShortcutTexts }) {
	const dialog = useRef<HTMLDialogElement>(null);
	const [isOn, setOn] = useState(true);
	useEffect(() => setOn(localStorage.getItem(STORED) !== "aus"), []);
	useEffect(() => {
		if (!isOn) return;
		let last = { key: "", at: Number.NEGATIVE_INFINITY };
		const press = (event: KeyboardEvent) => {
			if (event.ctrlKey || event.metaKey || event.altKey || event.repeat)
				return;
			if (isTyping(event.target) || dialog.current?.open) return;
			if (event.key === "?") {
				event.preventDefault();
				dialog.current?.showModal();
				return;
			}
			const target = document.querySelector<HTMLElement>(
				`[data-shortcut="${CSS.escape(event.key.toLowerCase())}"]`,
			);
			if (!target) return;
			event.preventDefault();
			const { key, timeStamp: at } = event;
			const isTwice = key === last.key && at - last.at < TWICE_MILLISECONDS;
			last = { key, at };
			if (isTwice) return;
			target.focus();
			target.click();
		};
		document.addEventListener("keydown", press);
		return () => document.removeEventListener("keydown", press);
	}, [isOn]);
	useListening("keys", isOn);
	useListening("key-list");
	const turn = (on: boolean) => {
		setOn(on);
		localStorage.setItem(STORED, on ? "an" : "aus");
	};
	return (
		<>
			<button
				type="button"
				className="team-button"
				data-needs="key-list"
				onClick={() => dialog.current?.showModal()}
			>
				{texts.button} <kbd className="team-key">?</kbd>
			</button>
			<dialog
				ref={dialog}
				className="team-dialog"
				aria-labelledby="kurztasten-titel"
			>
				<h2 id="kurztasten-titel" className="kern-heading-small">
					{texts.title}
				</h2>
				<p>{texts.lead}</p>
				<dl className="team-keys">
					{texts.keys.map(({ key, text }) => (
						<div key={key}>
							<dt>
								<kbd className="team-key">{key.toUpperCase()}</kbd>
							</dt>
							<dd>{text}</dd>
						</div>
					))}
				</dl>
				<label className="team-tick">
					<input
						type="checkbox"
						checked={isOn}
						onChange={(event) => turn(event.target.checked)}
					/>
					{texts.switch}
				</label>
				<form method="dialog">
					<button type="submit" className="team-button">
						{texts.close}
					</button>
				</form>
			</dialog>
		</>
	);
}

function isTyping(target: EventTarget | null): boolean {
	return (
		target instanceof HTMLElement &&
		(target.isContentEditable ||
			target.matches(
				"input:not([type=checkbox], [type=radio]), select, textarea",
			))
	);
}
