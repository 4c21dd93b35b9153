"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState, useTransition } from "react";
import { followTopic } from "#components/page/live-stream.ts";
import { useListening } from "#components/page/use-listening.ts";
import {
	hasEnded,
	isTyping,
	tellBack,
	usePatientFetch,
} from "./patient-fetch.ts";
import { TWICE_MILLISECONDS } from "./twice.ts";

/** Waits grow without anybody doing anything. */
const TICK_MILLISECONDS = 30_000;
/** Several changes at once are shown at once. */
const GATHER_MILLISECONDS = 80;
/** A refresh that meets an action on its way can get lost in Next: after this long the page must show what it was told of. */
const CHECK_MILLISECONDS = 1_500;
/** So long a refresh may take on a slow server before another one is asked for. */
const PATIENCE_MILLISECONDS = 10_000;
type State = "connecting" | "live" | "offline" | "ended";

/**
 * Shows the page anew whenever the station's queue changes. The server renders it; React keeps the fields, what is typed
 * in them, the focus and the scroll. Right again after a lost connection, and while there is none it says so and sends
 * nothing: a form that goes nowhere would lose what was typed.
 */
export function Live({
	station,
	asOf,
	texts,
}: {
	station: string;
	/** Of what the page shows, by the server's clock; epoch milliseconds. */
	asOf: number;
	texts: {
		live: string;
		connecting: string;
		offline: string;
		notSent: string;
		/** The session has ended while something was typed. */
		ended: string;
		signedOut: string;
	};
}) {
	const router = useRouter();
	const [state, setState] = useState<State>("connecting");
	const [notSent, setNotSent] = useState(false);
	const isLive = useRef(false);
	const shown = useRef(asOf);
	const [isRefreshing, startRefresh] = useTransition();
	/** Since when; epoch milliseconds, null: none is under way. */
	const refreshing = useRef<number | null>(null);
	/** Shows what came while a refresh was under way. */
	const goOn = useRef(() => {});

	useEffect(() => {
		shown.current = asOf;
	}, [asOf]);

	useEffect(() => {
		if (isRefreshing) return;
		refreshing.current = null;
		isPressBehind.current = false;
		goOn.current();
	}, [isRefreshing]);

	/** A refresh waits until there is a session again, and with it whatever Next would send after it. */
	const isHeld = useRef(false);
	/** Something was pressed while a refresh was under way: React shows the answer after that. */
	const isPressBehind = useRef(false);

	const end = useCallback(() => {
		isLive.current = false;
		setState("ended");
	}, []);
	const holdRefresh = useCallback(() => {
		isHeld.current = true;
		if (isPressBehind.current) setNotSent(true);
		end();
	}, [end]);
	const again = useCallback(() => {
		isHeld.current = false;
		isLive.current = true;
		setNotSent(false);
		setState("live");
	}, []);

	useEffect(() => {
		let gather: ReturnType<typeof setTimeout> | undefined;
		let check: ReturnType<typeof setTimeout> | undefined;
		/** Of the newest change that we were told of, by the server's clock. */
		let changedAt = 0;
		let isDue = false;
		const show = () => {
			clearTimeout(gather);
			gather = setTimeout(async () => {
				if (!isLive.current) return;
				// One after the other: a server that is slow is not helped by being asked again.
				const since = refreshing.current;
				isDue =
					since !== null && performance.now() - since < PATIENCE_MILLISECONDS;
				if (isDue) return;
				refreshing.current = performance.now();
				// Shown anew, a page without a session is the sign-in, and what is being typed would be gone.
				if (isTyping() && (await hasEnded())) {
					refreshing.current = null;
					end();
				} else startRefresh(() => router.refresh());
			}, GATHER_MILLISECONDS);
			clearTimeout(check);
			check = setTimeout(() => {
				if (shown.current < changedAt) show();
			}, CHECK_MILLISECONDS);
		};
		goOn.current = () => {
			if (isDue) show();
		};
		const leave = followTopic(station, {
			state: (now) => {
				isLive.current = now === "live";
				setState(now === "refused" || now === "lost" ? "offline" : now);
				if (now === "refused") hasEnded().then((ended) => ended && end());
				if (now !== "live") return;
				tellBack();
				setNotSent(false);
				// Also the first time: something may have changed since the server wrote the page.
				show();
			},
			changed: (at) => {
				changedAt = Math.max(changedAt, at);
				show();
			},
		});
		const tick = setInterval(() => {
			if (document.visibilityState === "visible") show();
		}, TICK_MILLISECONDS);
		return () => {
			leave();
			clearTimeout(gather);
			clearTimeout(check);
			clearInterval(tick);
		};
	}, [station, router, end]);

	useEffect(() => {
		const hold = (event: SubmitEvent) => {
			const form = event.target as HTMLFormElement;
			if (form.method === "dialog") return;
			if (state !== "offline" && !isHeld.current) {
				if (refreshing.current !== null) isPressBehind.current = true;
				return;
			}
			event.preventDefault();
			event.stopPropagation();
			setNotSent(true);
			// Perhaps somebody has just signed in again.
			if (isHeld.current) tellBack();
		};
		document.addEventListener("submit", hold, true);
		return () => document.removeEventListener("submit", hold, true);
	}, [state]);

	usePatientFetch(holdRefresh, again);
	useKeptFocus();
	useListening("live");

	const refusal =
		(state === "offline" && texts.notSent) ||
		(state === "ended" && texts.signedOut);
	const isRefused = notSent && refusal !== false;
	return (
		<p
			role={isRefused ? "alert" : "status"}
			className={`team-live team-live-${state}`}
			data-needs="live"
		>
			{isRefused ? refusal : texts[state]}
		</p>
	);
}

/**
 * When an update takes away what had the focus (a row that was called, a button whose step is done), the focus goes to
 * the panel it was in, or to the main button, and not to the top of the page. Enter that is still held then, or doubled,
 * was meant for what has gone, and presses nothing of what has the focus instead.
 */
function useKeptFocus() {
	useEffect(() => {
		let last: { element: Element; home: string | null } | null = null;
		let given: { to: Element; at: number } | null = null;
		const hold = (event: KeyboardEvent) => {
			if (event.key !== "Enter" || event.target !== given?.to) return;
			if (event.repeat || event.timeStamp - given.at < TWICE_MILLISECONDS)
				event.preventDefault();
		};
		const remember = (event: FocusEvent) => {
			const element = event.target;
			if (element instanceof Element)
				last = { element, home: element.closest("section[id]")?.id ?? null };
		};
		const observer = new MutationObserver(() => {
			if (!last || document.activeElement !== document.body) return;
			if (last.element.isConnected) return;
			const home = last.home ? document.getElementById(last.home) : null;
			last = null;
			const inside = (selector: string) =>
				home?.querySelector<HTMLElement>(selector);
			const target =
				inside("[data-focus-home]") ??
				inside("button") ??
				inside("a[href]") ??
				document.querySelector<HTMLElement>("main");
			target?.focus({ preventScroll: true });
			if (target) given = { to: target, at: performance.now() };
		});
		document.addEventListener("focusin", remember);
		document.addEventListener("keydown", hold);
		observer.observe(document.body, { childList: true, subtree: true });
		return () => {
			document.removeEventListener("focusin", remember);
			document.removeEventListener("keydown", hold);
			observer.disconnect();
		};
	}, []);
}
