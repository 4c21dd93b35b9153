/** As much of it as we use; the published types speak of Express, which is not here. */
declare module "compression" {
	import type { IncomingMessage, ServerResponse } from "node:http";
	export default function compression(): (
		request: IncomingMessage,
		response: ServerResponse,
		next: () => void,
	) => void;
}
