import type { Page } from "@playwright/test";

/** A calm voice says about so many letters a second; a finger needs so long for a key. */
const LETTERS_A_SECOND = 15;
const KEY_SECONDS = 0.7;

/**
 * Somebody at a screen who sees nothing of it: hears what the browser's voice says and presses keys. Their time is
 * counted from what they heard to its end, and not measured.
 */
export class Listener {
	readonly heard: string[] = [];
	seconds = 0;

	readonly #page: Page;

	private constructor(page: Page) {
		this.#page = page;
	}

	/** Before the page is opened. @param languages of the voices that this device has */
	static async at(page: Page, languages: readonly string[]): Promise<Listener> {
		const listener = new Listener(page);
		await page.exposeFunction("heardAloud", (text: string) => {
			listener.heard.push(text);
			listener.seconds += text.length / LETTERS_A_SECOND;
		});
		await page.addInitScript(speakTo, languages);
		return listener;
	}

	/** Presses a key and listens until it is silent again. */
	async press(key: string): Promise<string> {
		// Before that nobody would hear it.
		await this.#page.locator("html.listens-ear").waitFor();
		const before = this.heard.length;
		this.seconds += KEY_SECONDS;
		await this.#page.keyboard.press(key);
		return this.#toTheEnd(before);
	}

	/** Goes on from control to control until one says this, and chooses it. */
	async choose(words: RegExp): Promise<string> {
		let last = this.heard.at(-1) ?? "";
		for (let stops = 0; !words.test(last); stops++) {
			if (stops > 60) throw new Error(`Nothing says ${words}.`);
			await this.press("ArrowDown");
			last = this.heard.at(-1) ?? "";
		}
		return this.press("Enter");
	}

	async #toTheEnd(before: number): Promise<string> {
		for (;;) {
			try {
				await this.#page.waitForFunction(() =>
					Object.hasOwn(document.documentElement.dataset, "silent"),
				);
			} catch (error) {
				// Another page came in between.
				if (!/context was destroyed|navigat/i.test(String(error))) throw error;
				continue;
			}
			if (this.heard.length > before) break;
		}
		return this.heard.slice(before).join(" · ");
	}
}

/** Runs in the page: a voice that tells what it says and takes no time for it. */
function speakTo(languages: readonly string[]) {
	const tell = (window as unknown as { heardAloud(text: string): void })
		.heardAloud;
	const voices = languages.map((lang) => ({ lang, localService: true }));
	class Utterance {
		onend?: () => void;
		readonly text: string;
		constructor(text: string) {
			this.text = text;
		}
	}
	Object.assign(window, { SpeechSynthesisUtterance: Utterance });
	Object.defineProperty(window, "speechSynthesis", {
		value: {
			getVoices: () => voices,
			cancel: () => {},
			speak: (utterance: Utterance) => {
				tell(utterance.text);
				queueMicrotask(() => utterance.onend?.());
			},
		},
	});
	let voice: { say(...sentences: unknown[]): Promise<boolean> };
	Object.defineProperty(window, "voice", {
		get: () => voice,
		set: (own: typeof voice) => {
			const { dataset } = document.documentElement;
			voice = {
				...own,
				say: async (...sentences) => {
					delete dataset.silent;
					const isWhole = await own.say(...sentences);
					if (isWhole) dataset.silent = "";
					return isWhole;
				},
			};
		},
	});
}
