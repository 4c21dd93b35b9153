// Says words aloud. The browser's own voices where this device has one for the language: one that asks a server of its
// maker is none, for nothing said here leaves the house. Otherwise a synthesiser that only kiosks and displays load
// (docs/decisions/0059). Never fails: a device that cannot speak stays silent.
(() => {
	const speech = window.speechSynthesis;

	/** Changes with every order: what was asked for before is not said any more. */
	let turn = 0;
	let audio = null;
	let playing = null;
	let worker = null;
	let asked = 0;
	const answers = new Map();

	const languageOf = (tag) => tag.toLowerCase().split(/[-_]/, 1)[0];

	function ownVoice(language) {
		return speech
			?.getVoices()
			.find(
				(voice) =>
					voice.localService &&
					languageOf(voice.lang) === languageOf(language),
			);
	}

	/** Some browsers know their voices only a moment after they were asked for the first time. */
	const voicesKnown = new Promise((resolve) => {
		if (!speech || speech.getVoices().length > 0) return resolve();
		speech.addEventListener?.("voiceschanged", resolve, { once: true });
		setTimeout(resolve, 400);
	});

	function sayByBrowser(text, language, voice) {
		return new Promise((resolve) => {
			const words = new SpeechSynthesisUtterance(text);
			words.voice = voice;
			words.lang = language;
			words.onend = resolve;
			words.onerror = resolve;
			speech.speak(words);
		});
	}

	function soundOf(text, language) {
		if (!worker) {
			worker = new Worker("/scripts/synthesiser.js", { type: "module" });
			worker.onmessage = ({ data }) => {
				answers.get(data.id)?.(data.sound);
				answers.delete(data.id);
			};
			worker.onerror = () => {
				for (const answer of answers.values()) answer(null);
				answers.clear();
			};
		}
		return new Promise((resolve) => {
			const id = ++asked;
			answers.set(id, resolve);
			worker.postMessage({ id, text, language });
		});
	}

	async function sayBySynthesiser(text, language, mine) {
		const sound = await soundOf(text, languageOf(language));
		if (!sound || mine !== turn) return;
		audio ??= new AudioContext();
		await audio.resume();
		const buffer = await audio.decodeAudioData(sound);
		if (mine !== turn) return;
		await new Promise((resolve) => {
			playing = audio.createBufferSource();
			playing.buffer = buffer;
			playing.connect(audio.destination);
			playing.onended = resolve;
			playing.start();
		});
	}

	function hush() {
		turn++;
		speech?.cancel();
		playing?.stop();
		playing = null;
	}

	/**
	 * @param sentences [text, language tag] each
	 * @returns whether it was said to its end
	 */
	async function say(...sentences) {
		hush();
		const mine = turn;
		try {
			await voicesKnown;
			for (const [text, language] of sentences) {
				if (mine !== turn) return false;
				const voice = ownVoice(language);
				if (voice) await sayByBrowser(text, language, voice);
				else await sayBySynthesiser(text, language, mine);
			}
		} catch {
			// No sound on this device.
		}
		return mine === turn;
	}

	window.voice = { say, hush };
})();
