// What holds for standard input, output and error before anybody uses them.
#pragma once

namespace iislint::platform {

/// Where one of the three is closed, the next file that is opened would take its place, and a report or a
/// message would be written into it. Puts something there instead that can be neither read nor written.
void occupy_closed_streams();

/// Writing into a pipe that nobody reads any longer, and beyond the allowed size of a file, become errors
/// like that of a full disk, instead of the end of the process. Changes what holds for the whole process.
void keep_running_when_writing_fails();

/// From now on the program's bytes go through them as they are, line ends included; a console takes them for
/// UTF-8.
void use_bytes();

}  // namespace iislint::platform
