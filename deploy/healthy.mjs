// Asked by a container engine, Kubernetes and systemd: is the process beside me ready? Ends with 0 or 1.
// --wait asks until it is, for whoever starts one process after the other.
import { setTimeout as wait } from "node:timers/promises";

const { PORT = "3000", METRICS_PORT, SERVE } = process.env;
// A process that only works answers nobody but who watches it.
const address =
	SERVE !== "work"
		? `http://127.0.0.1:${PORT}/api/ready`
		: METRICS_PORT && `http://127.0.0.1:${METRICS_PORT}/api/ready`;

async function isReady() {
	if (!address) return true;
	const answer = await fetch(address, {
		signal: AbortSignal.timeout(4_000),
	}).catch(() => null);
	return answer?.ok === true;
}

let ready = await isReady();
while (!ready && process.argv.includes("--wait")) {
	await wait(500);
	ready = await isReady();
}
process.exit(ready ? 0 : 1);
