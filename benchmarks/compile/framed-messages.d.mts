export declare function readMessages(stream: NodeJS.ReadableStream, receive: (message: unknown) => void): void;
