import type { Again } from "#lib/crowd/rules/token.ts";
import type { Locale } from "#lib/text/locale.ts";

interface Words {
	room: string;
	title: Record<"waiting" | "early" | "called" | "sold-out", string>;
	/** Why somebody stands at the end again. */
	again: Record<Again, string>;
	place(place: string): string;
	next: string;
	ahead(count: number, text: string): string;
	minutes(from: number, until: number): string;
	/** Less than a minute. */
	soon: string;
	/** Nobody can say how long. */
	open: string;
	early(time: string): string;
	earlyWhy: string;
	called: string;
	/** Nothing is free anywhere. */
	soldOut: string;
	soldOutCalled: string;
	/** When new times come. */
	release(date: string, time: string): string;
	freed: string;
	/** Nobody has to wait: somebody asks when a time that suits is free. */
	wish: string;
	wishLink: string;
	choose(minutes: number): string;
	enter: string;
	keeps: string;
	looks(seconds: number): string;
	looksNot: string;
	look: string;
	stopLooking: string;
	startLooking: string;
	why: string;
	instead: string;
	walkIn: string;
	walkInLink: string;
	call: string;
	manage: string;
	manageLink: string;
}

/** Not in the catalogues: Next, which reads those, is what has too much to do. */
export const ROOM_WORDS: Record<Locale, Words> = {
	de: {
		room: "Online-Warteraum",
		title: {
			waiting: "Bitte warten Sie einen Moment",
			early: "Die Plätze werden ausgelost",
			called: "Sie sind an der Reihe",
			"sold-out": "Gerade sind alle Termine vergeben",
		},
		again: {
			used: "Mit Ihrem alten Platz ist schon jemand zur Terminbuchung gekommen. Jeder Platz gilt nur einmal. Darum haben Sie jetzt einen neuen Platz am Ende.",
			"too-late":
				"Ihre Zeit zum Aussuchen ist abgelaufen. Darum haben Sie jetzt einen neuen Platz am Ende.",
			"too-much":
				"Mit Ihrem Platz wurden zu viele Seiten oder Zeiten aufgerufen. Darum haben Sie jetzt einen neuen Platz am Ende.",
		},
		place: (place) => `Sie sind auf Platz ${place}.`,
		next: "Vor Ihnen wartet niemand mehr.",
		ahead: (count, text) =>
			count === 1
				? "Vor Ihnen wartet noch ein Mensch."
				: `Vor Ihnen warten noch ${text} Menschen.`,
		minutes: (from, until) =>
			from < 1
				? `Es dauert höchstens ungefähr ${until}\u202fMinuten.`
				: `Es dauert ungefähr ${from} bis ${until}\u202fMinuten.`,
		soon: "Es dauert weniger als eine Minute.",
		open: "Wie lange es dauert, können wir gerade nicht sagen.",
		early: (time) =>
			`Um ${time} gibt es neue Termine. Dann werden die Plätze ausgelost. Sie müssen nicht früher da sein.`,
		earlyWhy:
			"Alle, die bis dahin hier sind, haben die gleiche Chance. Es ist egal, wer zuerst da war.",
		called: "Sie können jetzt einen Termin aussuchen.",
		soldOut: "Zurzeit ist an keiner Station ein Termin frei.",
		soldOutCalled:
			"Sie können jetzt hinein. Zurzeit ist aber an keiner Station ein Termin frei.",
		release: (date, time) => `Neue Termine gibt es am ${date} um ${time}.`,
		freed:
			"Manchmal wird eine Zeit wieder frei, zum Beispiel wenn jemand absagt. Dafür können Sie weiter warten.",
		wish: "Sie müssen hier nicht warten. Sagen Sie uns, wann Sie können: Wird eine Zeit frei, die Ihnen passt, halten wir sie für Sie und fragen Sie.",
		wishLink: "Wunschtermin eintragen",
		choose: (minutes) =>
			`Drücken Sie, wenn Sie bereit sind: Danach haben Sie ${minutes}\u202fMinuten Zeit zum Aussuchen. Bis dahin bleibt Ihr Platz für Sie frei.`,
		enter: "Termin aussuchen",
		keeps:
			"Ihr Platz bleibt, auch wenn Sie die Seite neu laden. Schließen Sie die Seite nicht: Ihr Platz steht nur in ihrer Adresse.",
		looks: (seconds) =>
			`Die Seite sieht von selbst nach, in ungefähr ${inTime(seconds, "Sekunden", "Minuten")} das nächste Mal.`,
		looksNot: "Die Seite sieht nicht von selbst nach.",
		look: "Jetzt nachsehen",
		stopLooking: "Nicht mehr von selbst nachsehen",
		startLooking: "Wieder von selbst nachsehen",
		why: "Gerade wollen sehr viele Menschen einen Termin. Damit es bei allen klappt, lassen wir sie nacheinander zur Terminbuchung.",
		instead: "Sie möchten nicht warten?",
		walkIn: "Sie können auch ohne Termin kommen:",
		walkInLink: "Wartezeiten ansehen",
		call: "Oder rufen Sie uns an:",
		manage: "Sie haben schon einen Termin? Dafür müssen Sie nicht warten:",
		manageLink: "Termin ansehen, verschieben oder absagen",
	},
	en: {
		room: "Online waiting room",
		title: {
			waiting: "Please wait a moment",
			early: "Places will be drawn by lot",
			called: "It is your turn",
			"sold-out": "All appointments are taken just now",
		},
		again: {
			used: "Somebody has already entered the booking with your old place. Each place counts only once. So you now have a new place at the end.",
			"too-late":
				"Your time for choosing has run out. So you now have a new place at the end.",
			"too-much":
				"Too many pages or times were opened with your place. So you now have a new place at the end.",
		},
		place: (place) => `You are at place ${place}.`,
		next: "Nobody is waiting before you any more.",
		ahead: (count, text) =>
			count === 1
				? "One person is waiting before you."
				: `${text} people are waiting before you.`,
		minutes: (from, until) =>
			from < 1
				? `It takes about ${until}\u202fminutes at most.`
				: `It takes about ${from} to ${until}\u202fminutes.`,
		soon: "It takes less than a minute.",
		open: "We cannot say just now how long it will take.",
		early: (time) =>
			`New appointments come at ${time}. Places will be drawn by lot then. You need not be here earlier.`,
		earlyWhy:
			"Everybody who is here by then has the same chance. It does not matter who came first.",
		called: "You can choose an appointment now.",
		soldOut: "No appointment is free at any station just now.",
		soldOutCalled:
			"You can come in now. But no appointment is free at any station just now.",
		release: (date, time) => `New appointments come on ${date} at ${time}.`,
		freed:
			"Sometimes a time becomes free again, for example when somebody cancels. You can go on waiting for that.",
		wish: "You need not wait here. Tell us when you can come: if a time that suits you becomes free, we keep it for you and ask you.",
		wishLink: "Enter a wish",
		choose: (minutes) =>
			`Press when you are ready: you then have ${minutes}\u202fminutes to choose. Your place stays free until then.`,
		enter: "Choose an appointment",
		keeps:
			"You keep your place, even if you reload this page. Do not close the page: your place is in its address only.",
		looks: (seconds) =>
			`This page looks by itself, in about ${inTime(seconds, "seconds", "minutes")} the next time.`,
		looksNot: "This page does not look by itself.",
		look: "Look now",
		stopLooking: "Stop looking by itself",
		startLooking: "Look by itself again",
		why: "Very many people want an appointment just now. So that it works for everybody, we let them into the booking one after another.",
		instead: "You do not want to wait?",
		walkIn: "You can also come without an appointment:",
		walkInLink: "See waiting times",
		call: "Or call us:",
		manage: "You already have an appointment? You need not wait for it:",
		manageLink: "View, move or cancel an appointment",
	},
};

/** "50 seconds", "4 minutes". */
function inTime(seconds: number, inSeconds: string, inMinutes: string): string {
	return seconds < 100
		? `${seconds}\u202f${inSeconds}`
		: `${Math.round(seconds / 60)}\u202f${inMinutes}`;
}
