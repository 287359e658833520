"""The commands: ``careerdata lab``, ``check``, ``import``, ``share`` and the others, one file where a command has much to say."""
