// CONFORMANCE_CLIENT=… CONFORMANCE_SECRET=… npm run conformance -- --base https://… [--station slug] [--service slug] [--only word]
//     [--listen port], with CONFORMANCE_HOOK_SECRET=whsec_…: webhooks as well, told at that port of this machine
//     asks an implementation of docs/api.md, by HTTP alone, whether it keeps to it. It books and cancels for real: point
//     it at a test installation. Ends with 0: it does; 1: it does not; 2: it cannot be tried.

import { parseArgs } from "node:util";
import { Fault } from "#lib/fault.ts";
import { CASES } from "#scripts/conformance/cases.ts";
import { Receiver } from "#scripts/conformance/receiver.ts";
import { CannotBeTried, tryCases } from "#scripts/conformance/try-cases.ts";
import { run } from "#scripts/setup/run.ts";

const NOT_TRIED = 2;

await run(async () => {
	const { values } = parseArgs({
		options: {
			base: { type: "string" },
			"client-id": { type: "string" },
			"client-secret": { type: "string" },
			station: { type: "string" },
			service: { type: "string" },
			only: { type: "string" },
			listen: { type: "string" },
		},
	});
	const clientId = values["client-id"] ?? process.env.CONFORMANCE_CLIENT;
	const secret = values["client-secret"] ?? process.env.CONFORMANCE_SECRET;
	if (!values.base || !clientId || !secret)
		throw new Fault(
			"CONFORMANCE_CLIENT=… CONFORMANCE_SECRET=… npm run conformance -- --base https://…",
		);
	const { only = "", listen } = values;
	const hookSecret = process.env.CONFORMANCE_HOOK_SECRET;
	if (listen && !hookSecret)
		throw new Fault(
			"--listen wants the secret of the address: CONFORMANCE_HOOK_SECRET=whsec_…",
		);
	const receiver = listen ? new Receiver(hookSecret ?? "") : undefined;
	const listening = await receiver?.listen(Number(listen));
	const cases = CASES.filter(({ name }) => name.includes(only));
	try {
		const { failed, passed, left } = await tryCases(cases, {
			base: values.base,
			client: { clientId, secret },
			station: values.station,
			service: values.service,
			receiver,
			tell: (line) => console.log(line),
		});
		console.log(
			`${passed.length} of ${cases.length} cases pass, ${left.length} were left out.`,
		);
		process.exitCode = failed.length > 0 ? 1 : 0;
	} catch (error) {
		if (!(error instanceof CannotBeTried)) throw error;
		console.error(error.message);
		process.exitCode = NOT_TRIED;
	} finally {
		await listening?.stop();
	}
});
