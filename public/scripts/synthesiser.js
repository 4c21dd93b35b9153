// Beside the page, so that it never waits: words in, a sound (WAV) out. eSpeak NG in WebAssembly, compiled once.
import synthesise from "/api/voice/espeak-ng.js";

const WORDS_A_MINUTE = "165";
const compiled = fetch("/api/voice/espeak-ng.wasm").then((answer) =>
	WebAssembly.compileStreaming(answer),
);

async function soundOf(text, language) {
	const module = await compiled;
	const run = await synthesise({
		// A text may begin with a hyphen and is no option.
		arguments: ["-v", language, "-s", WORDS_A_MINUTE, "-w", "/sound.wav", "--", text],
		instantiateWasm: (imports, done) => {
			WebAssembly.instantiate(module, imports).then(done);
			return {};
		},
		print: () => {},
		printErr: () => {},
	});
	return run.FS.readFile("/sound.wav").slice().buffer;
}

onmessage = async ({ data: { id, text, language } }) => {
	const sound = await soundOf(text, language).catch(() => null);
	postMessage({ id, sound }, sound ? [sound] : []);
};
