return args is ["proof", ..] ? 0 : 2;
