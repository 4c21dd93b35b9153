// A reservation that has a price: the device looks for the key that ALTCHA's challenge asks for, a few tries at a time,
// and says in words how far it is. The forms of the page carry the answer along; who presses earlier is sent on when it
// is there. Where a browser cannot calculate, the page is what it is without a script: a short wait.
const box = document.querySelector("[data-work]");
const subtle = globalThis.crypto?.subtle;
const AT_ONCE = 8;

const bytesOf = (hex) =>
	Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const hexOf = (buffer) =>
	Array.from(new Uint8Array(buffer), (byte) =>
		byte.toString(16).padStart(2, "0"),
	).join("");

function say(step) {
	const words = box.querySelector(`template[data-step="${step}"]`).content;
	box.querySelector("[role=status]").replaceChildren(words.cloneNode(true));
}

async function keyOf(parameters, counter) {
	const nonce = bytesOf(parameters.nonce);
	const password = new Uint8Array(nonce.length + 4);
	password.set(nonce);
	new DataView(password.buffer).setUint32(nonce.length, counter);
	const key = await subtle.importKey("raw", password, "PBKDF2", false, [
		"deriveBits",
	]);
	const bits = await subtle.deriveBits(
		{
			name: "PBKDF2",
			hash: "SHA-256",
			salt: bytesOf(parameters.salt),
			iterations: parameters.cost,
		},
		key,
		parameters.keyLength * 8,
	);
	return hexOf(bits);
}

/** The quarters of the way, each told once. */
const QUARTERS = ["quarter", "half", "most"];

async function solve({ parameters }, tries) {
	let told = 0;
	for (let next = 1; next <= tries; next += AT_ONCE) {
		const counters = Array.from({ length: AT_ONCE }, (_, i) => next + i);
		const keys = await Promise.all(
			counters.map((counter) => keyOf(parameters, counter)),
		);
		const found = keys.findIndex((key) => key.startsWith(parameters.keyPrefix));
		if (found >= 0)
			return { counter: counters[found], derivedKey: keys[found] };
		const quarters = Math.floor((4 * next) / tries);
		if (quarters > told && quarters <= QUARTERS.length) {
			told = quarters;
			say(QUARTERS[told - 1]);
		}
	}
	return null;
}

async function work() {
	const challenge = JSON.parse(box.dataset.work);
	let waiting = null;
	let isDone = false;
	const hold = (event) => {
		if (isDone || !event.target.elements.arbeit) return;
		event.preventDefault();
		waiting = [event.target, event.submitter];
		say("sending");
	};
	document.addEventListener("submit", hold);
	box.hidden = false;
	for (const wait of document.querySelectorAll("[data-wait]"))
		wait.hidden = true;
	say("start");
	const solution = await solve(challenge, Number(box.dataset.tries)).catch(
		() => null,
	);
	isDone = true;
	document.removeEventListener("submit", hold);
	if (solution) {
		const answer = btoa(JSON.stringify({ challenge, solution }));
		for (const field of document.querySelectorAll("input[name=arbeit]"))
			field.value = answer;
		say("done");
	} else {
		box.hidden = true;
		for (const wait of document.querySelectorAll("[data-wait]"))
			wait.hidden = false;
	}
	if (waiting) waiting[0].requestSubmit(waiting[1]);
}

if (box && subtle) work();
