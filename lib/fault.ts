/** Something the operator has to put right: shown as it is, without a stack trace. */
export class Fault extends Error {
	constructor(message: string, options?: ErrorOptions) {
		super(message, options);
		this.name = "Fault";
	}
}
