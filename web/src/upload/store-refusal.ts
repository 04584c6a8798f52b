/** The store did not take it, or could not be reached: then `status` is 0. */
export class StoreRefusal extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`store answered ${status}`);
    this.status = status;
  }
}
